#include "account/auth.h"
#include <algorithm>
#include <cctype>
#include <set>
#include "account/noun.h"
#include "crypto/crypto.h"

namespace account {
namespace {

using law::Refusal;
constexpr law::Instant kMinute = 60'000, kHour = 60 * kMinute;
constexpr law::Instant kIdle = 30 * kMinute, kLongest = 12 * kHour;
constexpr std::size_t kMostAttempts = 200, kShortestSecret = 12;

constexpr store::Query kAll{"sessions", "SELECT token, account, csrf, opened, until, seen FROM session"};
constexpr store::Query kOpen{"session_open", "INSERT INTO session (token, account, csrf, opened, until, seen) VALUES (?1, ?2, ?3, ?4, ?5, ?4)"};
constexpr store::Query kSeen{"session_seen", "UPDATE session SET seen = ?2 WHERE token = ?1 AND seen < ?2"};
constexpr store::Query kClose{"session_close", "DELETE FROM session WHERE token = ?1"};
constexpr store::Query kLeft{"sessions_left", "SELECT token FROM session WHERE account = ?1"};
constexpr store::Query kUsable{"account_is_usable", "SELECT COUNT(*) FROM casefile WHERE id = ?1 AND state IN ('active', 'roles_proposed', 'reset_proposed')"};
constexpr store::Query kForget{"sessions_forget", "DELETE FROM session WHERE until < ?1"};

std::string hash_of(std::string const& token) { return crypto::hex(crypto::bytes(crypto::hash(crypto::Suite::sha256_ed25519, {token}))); }

// RFC 6750; the scheme's name may be spelled in any case (RFC 9110, 11.1).
std::string bearer_of(http::Request const& request) {
    auto sent = request.header("authorization");
    constexpr std::string_view kScheme = "bearer ";
    bool is = sent.size() > kScheme.size() && std::equal(kScheme.begin(), kScheme.end(), sent.begin(), [](char a, char b) { return a == std::tolower(static_cast<unsigned char>(b)); });
    return is ? std::string(sent.substr(kScheme.size())) : "";
}

Refusal wrong_login() {
    return {"wrong_login", "登录名或口令不正确。", "The user name or the password is wrong.", "衡信系统规则 (own rule)", "登录", {}, {}, 401};
}
Refusal tried_too_often() {
    return {"too_many_tries", "尝试次数过多，请一小时后再试或联系安全管理员。", "Too many tries; wait an hour or ask the security administrator.", "衡信系统规则 (own rule)", "登录", {}, {}, 429};
}
Refusal too_short() {
    return {"secret_too_short", "口令至少十二个字符。", "A password has 12 characters or more.", "宁社信发〔2020〕6号", "（十六）", {},
            {{"password", "", "过短 / too short", "至少十二个字符 / 12 characters or more"}}, 422};
}
Refusal perhaps_changed() {
    return {"outcome_unknown", "口令可能已经修改，也可能没有；请重新登录确认。", "The password may have been changed or not; log in again to see.", "衡信系统规则 (own rule)", "登录", {}, {}, 503};
}
Refusal busy() { return {"busy", "登录繁忙，请稍后再试。", "Too many logins at once; try again.", "衡信系统规则 (own rule)", "登录", {}, {}, 503}; }

}  // namespace

std::string cookie_of(Granted const& granted) {
    return "hengxin_session=" + granted.token + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(granted.seconds);
}
std::string no_cookie() { return "hengxin_session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0"; }

Refusal Auth::not_logged_in() {
    return {"not_logged_in", "请先登录。", "Log in first.", "衡信系统规则 (own rule)", "登录", {}, {}, 401};
}

Auth::Auth(Parts parts) : parts_(std::move(parts)) {
    thread_ = std::thread([this] { work(); });
}

Auth::~Auth() { stop(); }

void Auth::stop() {
    {
        std::lock_guard lock(mutex_);
        stop_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Auth::load(store::Db& db) {
    std::lock_guard lock(mutex_);
    sessions_.clear();
    db.each(kAll, [&](store::Row const& r) {
        auto account = parts_.directory->find_by_id(std::string(r.text(1)), today());
        sessions_[std::string(r.text(0))] = {std::string(r.text(1)), std::string(r.text(2)), r.integer(3), r.integer(4), r.integer(5), account && account->kind == Kind::system};
    });
}

void Auth::committed(store::Db& db, std::vector<casework::Touched> const& touched) {
    for (auto& each : touched) {
        if (each.noun != "account") continue;
        std::set<std::string> left;
        db.each(kLeft, [&](store::Row const& r) { left.emplace(r.text(0)); }, each.id);
        std::lock_guard lock(mutex_);
        std::erase_if(sessions_, [&](auto& one) { return one.second.account == each.id && !left.contains(one.first); });
    }
}

bool Auth::queue(std::function<void()> job) {
    std::lock_guard lock(mutex_);
    if (queue_.size() >= kMostAttempts) return false;
    queue_.push_back(std::move(job));
    wake_.notify_one();
    return true;
}

void Auth::login(std::string user, std::string secret, bool system, std::string channel, Done done) {
    Attempt attempt{std::move(user), std::move(secret), system, std::move(channel), done};
    if (!queue([this, attempt = std::move(attempt)] { try_login(attempt); })) done(busy());
}

void Auth::work() {
    for (;;) {
        std::function<void()> job;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return stop_ || !queue_.empty(); });
            if (stop_) return;
            job = std::move(queue_.front());
            queue_.pop_front();
        }
        // Made for the first attempt, whoever it is of: most programs that open a folder never see one.
        if (dummy_.empty()) dummy_ = crypto::password_hash(parts_.random(16));
        job();
    }
}

void Auth::set_secret(casework::Actor actor, std::string account, std::string secret, Kept kept) {
    if (secret.size() < kShortestSecret) return kept(too_short());
    if (!queue([=, this] { keep_secret(actor, account, "set_secret", secret, kept); })) kept(busy());
}

void Auth::change_own_secret(casework::Actor actor, std::string old_secret, std::string secret, Kept kept) {
    if (secret.size() < kShortestSecret) return kept(too_short());
    auto job = [=, this] {
        if (too_many(actor.user)) return kept(tried_too_often());
        auto account = parts_.directory->find_by_id(actor.account, law::legal_day(parts_.now()));
        if (!account || !crypto::password_fits(account->secret.empty() ? dummy_ : account->secret, old_secret)) return kept(wrong_login());
        keep_secret(casework::the_law(actor), actor.account, "change_secret", secret, kept);
    };
    if (!queue(job)) kept(busy());
}

void Auth::keep_secret(casework::Actor const& actor, std::string const& account, std::string const& act, std::string const& secret, Kept const& kept) {
    casework::Command command{"account", account, act, {{"secret", crypto::password_hash(secret)}}, {}, {}, {}};
    auto job = [actor, command, kept](store::Db& db, casework::Door& door, casework::Setting const& now) {
        auto done = door.act(db, actor, command, now);
        return casework::Finished{!done, [kept, done](auto*) { kept(done); }};
    };
    auto failed = [this, kept, account](std::exception_ptr error) {
        if (!casework::may_have_been_kept(error)) return kept(busy());
        end_sessions_of(account);
        kept(perhaps_changed());
    };
    if (!parts_.writer->submit(job, failed)) kept(busy());
}

void Auth::end_sessions_of(std::string const& account) {
    std::lock_guard lock(mutex_);
    std::erase_if(sessions_, [&](auto& each) { return each.second.account == account; });
}

// Counts this try; a name that nobody has is counted too, so that tries tell nothing.
bool Auth::too_many(std::string const& user) {
    std::lock_guard lock(mutex_);
    auto now = parts_.now();
    for (auto it = tries_.begin(); it != tries_.end();) it = it->second.empty() || it->second.back() < now - kHour ? tries_.erase(it) : std::next(it);
    auto& tries = tries_[user];
    while (!tries.empty() && tries.front() < now - kHour) tries.pop_front();
    if (tries.size() >= kTriesPerHour) return true;
    tries.push_back(now);
    return false;
}

void Auth::try_login(Attempt attempt) {
    if (attempt.user.size() > 200 || attempt.secret.size() > 1000) return attempt.done(wrong_login());
    if (too_many(attempt.user)) return attempt.done(tried_too_often());
    auto account = parts_.directory->find(attempt.user, law::legal_day(parts_.now()));
    bool usable = account && !account->secret.empty() && (account->kind == Kind::system) == attempt.system;
    bool fits = crypto::password_fits(usable ? account->secret : dummy_, attempt.secret);
    if (!usable || !fits) return attempt.done(wrong_login());
    {
        std::lock_guard lock(mutex_);
        tries_.erase(attempt.user);
    }
    grant(*account, attempt.channel, std::move(attempt.done));
}

void Auth::grant(Account const& account, std::string const& channel, Done done) {
    Granted granted{crypto::hex(parts_.random(32)), crypto::hex(parts_.random(16)), account, int(kLongest / 1000)};
    auto job = [this, granted, channel, done](store::Db& db, casework::Door& door, casework::Setting const& now) {
        // It may have been changed or locked while this login waited for its turn.
        auto as_it_is = store::load(db, AccountNoun::table(), granted.account.id);
        bool usable = db.number(kUsable, granted.account.id).value_or(0) == 1;
        if (!as_it_is || !usable || as_it_is->secret != granted.account.secret) return casework::Finished{true, [done](auto*) { done(wrong_login()); }};
        Session session{granted.account.id, granted.csrf, now.at, now.at + kLongest, now.at, granted.account.kind == Kind::system};
        auto hash = hash_of(granted.token);
        db.exec(kForget, now.at);
        db.exec(kOpen, hash, session.account, session.csrf, session.opened, session.until);
        door.note({{{"noun", "session"}, {"act", "login"}}, {}, {}}, actor_of(granted.account, channel), now);
        return casework::Finished{false, [this, hash, session, granted, done](auto*) {
                                      // Locked or changed in the same commit after it was let in: its session is in the database no more.
                                      auto kept = parts_.directory->find_by_id(session.account, today());
                                      if (!kept || kept->secret != granted.account.secret || kept->roles != granted.account.roles) return done(wrong_login());
                                      {
                                          std::lock_guard lock(mutex_);
                                          sessions_[hash] = session;
                                      }
                                      done(granted);
                                  }};
    };
    auto failed = [done](std::exception_ptr) { done(busy()); };
    if (!parts_.writer->submit(std::move(job), failed)) done(busy());
}

void Auth::logout(http::Request const& request, std::function<void()> done, casework::Failed failed) {
    auto token = request.cookie("hengxin_session");
    if (token.empty()) token = bearer_of(request);
    auto hash = hash_of(token);
    {
        std::lock_guard lock(mutex_);
        sessions_.erase(hash);
    }
    auto job = [hash, done](store::Db& db, casework::Door&, casework::Setting const&) {
        db.exec(kClose, hash);
        return casework::Finished{false, [done](auto*) { done(); }};
    };
    if (!parts_.writer->submit(std::move(job), failed)) failed(std::make_exception_ptr(store::Failure("the writer's queue is full", "queue")));
}

bool Auth::Session::is_over(law::Instant now) const { return now > until || (!may_be_idle && now > seen + kIdle); }

std::optional<Auth::Session> Auth::alive(std::string const& token) {
    auto hash = hash_of(token);
    auto now = parts_.now();
    std::lock_guard lock(mutex_);
    auto found = sessions_.find(hash);
    if (found == sessions_.end() || found->second.is_over(now)) return std::nullopt;
    found->second.seen = now;
    return found->second;
}

void Auth::keep_seen() {
    auto now = parts_.now();
    std::map<std::string, law::Instant> seen;
    std::vector<std::string> over;
    {
        std::lock_guard lock(mutex_);
        for (auto& [hash, session] : sessions_)
            if (session.is_over(now)) over.push_back(hash);
            else seen[hash] = session.seen;
        for (auto& hash : over) sessions_.erase(hash);
    }
    parts_.writer->run([&](store::Db& db, casework::Door&, casework::Setting const&) {
        for (auto& hash : over) db.exec(kClose, hash);
        for (auto& [hash, at] : seen) db.exec(kSeen, hash, at);
        return 0;
    });
}

law::Result<casework::Actor> Auth::actor(Session const& session, std::string channel) const {
    auto account = parts_.directory->find_by_id(session.account, law::legal_day(parts_.now()));
    if (!account) return not_logged_in();
    return actor_of(*account, std::move(channel));
}

law::Result<casework::Actor> Auth::actor_of_token(std::string const& token, std::string channel) {
    auto session = alive(token);
    if (!session) return not_logged_in();
    return actor(*session, std::move(channel));
}

law::Result<casework::Actor> Auth::authenticate(http::Request const& request) {
    if (auto bearer = bearer_of(request); !bearer.empty()) return actor_of_token(bearer, "http");
    return authenticate_form(request, request.header("x-csrf-token"));
}

law::Result<casework::Actor> Auth::authenticate_form(http::Request const& request, std::string const& csrf) {
    auto token = request.cookie("hengxin_session");
    auto session = token.empty() ? std::nullopt : alive(token);
    if (!session) return not_logged_in();
    bool reads = request.method == "GET" || request.method == "HEAD";
    if (!reads && !crypto::same(csrf, session->csrf))
        return Refusal{"csrf", "请求缺少有效的 X-CSRF-Token，请刷新页面。", "X-CSRF-Token is missing or wrong; reload the page.", "衡信系统规则 (own rule)", "登录", {}, {}, 403};
    return actor(*session, "http");
}

std::string Auth::csrf_of(http::Request const& request) {
    auto token = request.cookie("hengxin_session");
    auto session = token.empty() ? std::nullopt : alive(token);
    return session ? session->csrf : "";
}

law::Result<casework::Actor> Auth::name_officer(casework::Actor const& actor, std::string const& officer) const {
    auto today = law::legal_day(parts_.now());
    auto system = parts_.directory->find_by_id(actor.account, today);
    auto named = parts_.directory->find(officer, today);
    if (!named) named = parts_.directory->find_by_id(officer, today);
    auto fits = officer_fits(system.value_or(Account{}), named ? &*named : nullptr, officer);
    if (!fits.holds)
        return Refusal{"officer_is_named", "本系统不可代表该工作人员。", "This system may not act for that officer.", "宁社信发〔2020〕6号", "（十三）", {}, std::move(fits.fields), 403};
    auto as = actor;
    as.officer = named->id;
    return as;
}

}  // namespace account
