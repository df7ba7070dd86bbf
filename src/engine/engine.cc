#include "engine/engine.h"
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <filesystem>
#include "check/recipients.h"
#include "rule/store.h"
#include "subscription/store.h"

namespace engine {
namespace fs = std::filesystem;

Lock::Lock(std::string const& dir) : file_(::open((dir + "/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    if (file_ < 0) throw std::runtime_error("无法打开锁文件 / cannot open the lock file in " + dir);
    if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
        ::close(file_);
        throw std::runtime_error("另一个进程正在写入该数据目录 / another process is writing to " + dir);
    }
}
Lock::~Lock() { ::close(file_); }

namespace {

crypto::Suite suite_of(Config const& config) {
    auto suite = crypto::suite_named(config.suite);
    if (!suite) throw std::runtime_error("不认识的密码套件 / unknown suite: " + config.suite);
    return *suite;
}

std::string key_folder(std::string const& dir, Config const& config) { return config.keys.starts_with('/') ? config.keys : dir + "/" + config.keys; }

ledger::Signer signer_of(Config const& config, Keys const& keys) {
    auto fingerprint = crypto::hex(crypto::bytes(crypto::hash(keys.signing.suite(), {keys.signing.public_bytes()}))).substr(0, 8);
    return {"hengxin/" + config.region + "/" + fingerprint, keys.signing, crypto::random_bytes};
}

}  // namespace

Engine::Engine(std::string folder, std::function<void(ledger::Checkpoint const&)> anchored)
    : dir(std::move(folder)),
      config(read_config(dir)),
      clock(dir, config.demo),
      readers([this] {
          auto db = store::open(database_address(dir, config), store::Access::read_only);
          db->sealer = &sealer_;
          return db;
      }),
      lock_(dir),
      keys_(read_keys(key_folder(dir, config))),
      sealer_(keys_.sealing) {
    auto opened = [this] {
        auto db = store::open(database_address(dir, config));
        db->sealer = &sealer_;
        return db;
    };
    auto db = opened();
    store::migrate(*db, store::shipped_migrations());
    {
        store::Transaction transaction(*db);
        check::make_recipients_if_missing(*db);
        subscription::make_changes_if_missing(*db);
        transaction.commit();
    }
    auto* raw = db.get();
    desk = std::make_unique<check::Desk>(check::Desk::Parts{[this](std::string_view number) { return blind(number); }, crypto::random_bytes});
    casework::Writer::Parts parts;
    parts.db = std::move(db);
    parts.open = opened;
    parts.nouns = &all_nouns();
    parts.signer = signer_of(config, keys_);
    parts.now = [this] { return clock.now(); };
    parts.random = crypto::random_bytes;
    parts.read_law = rule::read_law;
    parts.law_nouns = {"rule"};
    parts.region = config.region;
    parts.blind = [this](std::string_view number) { return blind(number); };
    parts.committed = [this](store::Db& written, std::vector<casework::Touched> const& touched, std::uint64_t leaves) {
        directory.committed(written, touched);
        desk->committed(written, touched, leaves);
        if (auth) auth->committed(written, touched);
    };
    parts.reloaded = [this](store::Db& written, std::uint64_t leaves) {
        directory.load(written);
        desk->load(written, leaves);
        if (auth) auth->load(written);
    };
    parts.anchored = std::move(anchored);
    directory.load(*raw);
    desk->load(*raw, std::uint64_t(raw->number(store::Query{"leaves", "SELECT size FROM head"}).value_or(0)));
    writer = std::make_unique<casework::Writer>(std::move(parts));
    desk->answer_within(*writer);
    writer->door().on_stuck([](std::string const& noun, std::string const& id, std::string const& why) {
        std::fprintf(stderr, "the clock passed over %s %s: %s\n", noun.c_str(), id.c_str(), why.c_str());
    });
    auth = std::make_unique<account::Auth>(
        account::Auth::Parts{&directory, writer.get(), [this] { return clock.now(); }, crypto::random_bytes});
    readers.with([&](store::Db& reading) {
        auth->load(reading);
        return 0;
    });
}

Engine::~Engine() {
    auth->stop();                 // its logins go through the writer, whose answers come back to it
    writer.reset();
    auth.reset();
}

std::string Engine::random(std::size_t bytes) const { return crypto::random_bytes(bytes); }

std::size_t Engine::let_lapse() {
    constexpr std::size_t kAtOnce = 1000;         // checks pass between chunks
    std::size_t all = 0;
    for (std::size_t count = kAtOnce; count == kAtOnce; all += count)
        count = writer->run([](store::Db& db, casework::Door& door, casework::Setting const& now) { return door.let_lapse(db, now, kAtOnce); });
    return all;
}

Reading::Reading(std::string const& dir)
    : config(read_config(dir)), keys(read_keys(key_folder(dir, config))), sealer(keys.sealing),
      db(store::open(database_address(dir, config), store::Access::read_only)) {
    db->sealer = &sealer;
    store::refuse_older(*db, store::shipped_migrations());
}

void create(std::string const& dir, Config config) {
    if (fs::exists(dir + "/hengxin.conf")) throw std::invalid_argument("已有数据目录，不会覆盖 / a data folder is there already and is never overwritten: " + dir);
    auto suite = suite_of(config);
    bool six_digits = config.region.size() == 6 && config.region.find_first_not_of("0123456789") == std::string::npos;
    if (!six_digits) throw std::invalid_argument("行政区划代码应为六位数字（GB/T 2260） / a region is six digits as in GB/T 2260: '" + config.region + "'");
    fs::create_directories(dir);
    fs::permissions(dir, fs::perms::owner_all);
    auto keys = key_folder(dir, config);
    if (!fs::exists(keys + "/signing.pem")) make_keys(keys, suite);
    auto db = store::open(database_address(dir, config));
    store::migrate(*db, store::shipped_migrations());
    // Last: a folder with a configuration is a whole one.
    write_config(dir, config);
}

}  // namespace engine
