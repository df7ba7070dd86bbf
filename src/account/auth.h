// Who is asking: password login with server-side sessions, OAuth 2 client credentials for agency systems, tokens for the command line.
// A token is random and kept as its hash; a session ends after 30 idle minutes, after 12 hours, on logout, and for good when its account is locked,
// closed, given other roles or another secret.
#pragma once
#include <condition_variable>
#include <deque>
#include <thread>
#include "account/directory.h"
#include "casework/writer.h"
#include "http/router.h"

namespace account {

inline constexpr int kTriesPerHour = 10;

struct Granted {
    std::string token, csrf;
    Account account;
    int seconds;
};

// Set-Cookie of a session that begins, and of one that ended.
std::string cookie_of(Granted const& granted);
std::string no_cookie();

class Auth {
 public:
    static law::Refusal not_logged_in();
    struct Parts {
        Directory* directory;
        casework::Writer* writer;
        std::function<law::Instant()> now;
        std::function<std::string(std::size_t)> random;
    };
    explicit Auth(Parts parts);
    ~Auth();
    void stop();                                           // nobody is let in any more; whoever waits in the writer still is
    void load(store::Db& db);                              // sessions that outlived a restart
    void committed(store::Db& db, std::vector<casework::Touched> const& touched);   // sessions that an act on their account ended, end here too
    // Each minute: sessions that have been idle for too long end in the database as well, and when the others were last seen is kept.
    void keep_seen();

    // Compares the secret on a thread of its own (Argon2id takes 64 MiB and tens of milliseconds) and answers when the login is durable.
    // Unknown users and wrong secrets are one refusal, take the same time, and count towards the tries of that name.
    using Done = std::function<void(law::Result<Granted>)>;
    void login(std::string user, std::string secret, bool system, std::string channel, Done done);
    // Told when the session has ended in the database too: the cookie opens nothing after a restart either.
    void logout(http::Request const& request, std::function<void()> done, casework::Failed failed);
    // Hashes and keeps a new secret: the security administrator's act on an account, or one's own after showing the old one.
    using Kept = std::function<void(law::Result<casework::Done>)>;
    void set_secret(casework::Actor actor, std::string account, std::string secret, Kept kept);
    void change_own_secret(casework::Actor actor, std::string old_secret, std::string secret, Kept kept);

    // From a cookie (with X-CSRF-Token unless the method only reads) or a bearer token.
    law::Result<casework::Actor> authenticate(http::Request const& request);
    // The same for a page without script, whose forms bring the token as a field.
    law::Result<casework::Actor> authenticate_form(http::Request const& request, std::string const& csrf);
    std::string csrf_of(http::Request const& request);     // of the session in its cookie; empty when there is none
    Directory const& directory() const { return *parts_.directory; }
    law::Date today() const { return law::legal_day(parts_.now()); }
    law::Result<casework::Actor> actor_of_token(std::string const& token, std::string channel);
    law::Result<casework::Actor> name_officer(casework::Actor const& actor, std::string const& officer) const;

 private:
    struct Session {
        std::string account, csrf;
        law::Instant opened, until, seen;
        bool may_be_idle = false;                          // an agency's system asks when it has to: its token lives as long as it was told
        bool is_over(law::Instant now) const;
    };
    struct Attempt {
        std::string user, secret;
        bool system;
        std::string channel;
        Done done;
    };
    bool queue(std::function<void()> job);                 // false when too many wait
    void work();
    void try_login(Attempt attempt);
    void keep_secret(casework::Actor const& actor, std::string const& account, std::string const& act, std::string const& secret, Kept const& kept);
    void grant(Account const& account, std::string const& channel, Done done);
    bool too_many(std::string const& user);
    law::Result<casework::Actor> actor(Session const& session, std::string channel) const;
    std::optional<Session> alive(std::string const& token);
    void end_sessions_of(std::string const& account);

    Parts parts_;
    std::string dummy_;                                    // a hash to compare with when there is no such user; the worker's
    mutable std::mutex mutex_;
    std::map<std::string, Session> sessions_;              // by hash of the token
    std::map<std::string, std::deque<law::Instant>> tries_;
    std::condition_variable wake_;
    std::deque<std::function<void()>> queue_;
    bool stop_ = false;
    std::thread thread_;
};

}  // namespace account
