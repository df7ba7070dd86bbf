#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include "engine/config.h"
#include "engine/files.h"
#include "engine/keys.h"
#include "json/described.h"

namespace engine {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kBlock = 64 * 1024;

}  // namespace

std::string read_file(std::string const& path) {
    std::error_code none;
    if (fs::is_directory(path, none)) throw CannotOpen("是文件夹，不是文件 / is a folder and no file: " + path);
    std::ifstream in(path, std::ios::binary);
    if (!in) throw CannotOpen("无法读取 / cannot read " + path + ": " + std::strerror(errno));
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

std::string secret_in(std::string const& dir, std::string const& file) {
    if (file.empty()) return {};
    auto text = read_file(file.starts_with('/') ? file : dir + "/" + file);
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    return text;
}

void write_file(std::string const& path, std::string_view text, unsigned mode) {
    WholeFile file(path, mode);
    file.write(text);
    file.close();
}

WholeFile::WholeFile(std::string const& path, unsigned mode) : path_(path) {
    struct stat there{};
    bool exists = ::stat(path.c_str(), &there) == 0;
    if (exists && S_ISDIR(there.st_mode)) throw CannotOpen("是文件夹，不是文件 / is a folder and no file: " + path);
    if (exists && ::access(path.c_str(), W_OK) != 0) throw CannotOpen("无法写入 / cannot write " + path + ": " + std::strerror(errno));
    if (exists && !S_ISREG(there.st_mode)) {
        file_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    } else {
        std::error_code unresolved;
        if (auto target = fs::canonical(path, unresolved); exists && !unresolved) path_ = target.string();
        if (exists) mode &= there.st_mode;
        for (int tried = 0; file_ < 0 && (tried == 0 || (errno == EEXIST && tried < 1000)); ++tried) {
            beside_ = path_ + ".new-" + std::to_string(::getpid()) + "-" + std::to_string(tried);
            file_ = ::open(beside_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        }
    }
    if (file_ < 0) throw CannotOpen("无法写入 / cannot write " + path + ": " + std::strerror(errno));
}

WholeFile::~WholeFile() {
    if (file_ < 0) return;
    ::close(file_);
    if (!beside_.empty()) ::unlink(beside_.c_str());
}

void WholeFile::broke() const { throw std::runtime_error("无法写入 / cannot write " + path_ + ": " + std::strerror(errno)); }

void WholeFile::write(std::string_view text) {
    waiting_ += text;
    if (waiting_.size() >= kBlock) flush();
}

void WholeFile::flush() {
    for (std::string_view rest = waiting_; !rest.empty();) {
        auto count = ::write(file_, rest.data(), rest.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) broke();
        rest.remove_prefix(std::size_t(count));
    }
    waiting_.clear();
}

void WholeFile::close() {
    flush();
    if (beside_.empty()) return;                  // closed by the destructor
    if (::fsync(file_) != 0) broke();
    if (::rename(beside_.c_str(), path_.c_str()) != 0) broke();
    ::close(file_);
    file_ = -1;
}

Config read_config(std::string const& dir) {
    auto path = dir + "/hengxin.conf";
    if (!fs::exists(path))
        throw std::invalid_argument(dir + " 不是数据目录：请先运行 hengxin init 或 hengxin demo / is no data folder: run `hengxin init` or `hengxin demo` first");
    return json::read<Config>(json::parse(read_file(path)));
}

void write_config(std::string const& dir, Config const& config) { write_file(dir + "/hengxin.conf", json::pretty(json::write(config)) + "\n", 0600); }

std::string database_address(std::string const& dir, Config const& config) {
    bool elsewhere = config.database.starts_with("postgresql://") || config.database.starts_with("postgres://");
    return elsewhere ? config.database : dir + "/" + config.database;
}

Keys make_keys(std::string const& folder, crypto::Suite suite) {
    fs::create_directories(folder);
    fs::permissions(folder, fs::perms::owner_all);
    for (auto* name : {"signing.pem", "sealing.key", "blind.key"})
        if (fs::exists(folder + "/" + name)) throw std::runtime_error("密钥已存在，不会覆盖 / keys exist and are never overwritten: " + folder + "/" + name);
    auto secret = crypto::random_bytes(48);
    write_file(folder + "/signing.pem", crypto::SigningKey::generate(suite).pem(), 0600);
    write_file(folder + "/sealing.key", "1 " + crypto::hex(secret) + "\n", 0600);
    write_file(folder + "/blind.key", crypto::hex(crypto::random_bytes(32)) + "\n", 0600);
    return read_keys(folder);
}

Keys read_keys(std::string const& folder) {
    auto line = [&](std::string const& name) {
        auto text = read_file(folder + "/" + name);
        while (!text.empty() && text.back() == '\n') text.pop_back();
        return text;
    };
    auto sealing = line("sealing.key");
    auto space = sealing.find(' ');
    auto secret = space == std::string::npos ? std::nullopt : crypto::from_hex(sealing.substr(space + 1));
    auto blind = crypto::from_hex(line("blind.key"));
    if (!secret || secret->size() != 48 || !blind || blind->size() != 32)
        throw std::runtime_error("密钥文件损坏 / a key file is damaged: " + folder);
    return {crypto::SigningKey::from_pem(line("signing.pem") + "\n"),
            {std::uint32_t(std::stoul(sealing.substr(0, space))), secret->substr(0, 16), secret->substr(16)}, *blind};
}

std::string KeySealer::open(std::string_view context, std::string_view sealed) const {
    auto plain = crypto::open(key_, context, sealed);
    if (!plain) throw store::Failure(std::string(context) + ": cannot be decrypted", "altered");
    return std::move(*plain);
}

std::string blind_index(Keys const& keys, std::string_view number) {
    return crypto::hex(crypto::bytes(crypto::hmac(crypto::Suite::sm3_sm2, keys.blind, number)));
}

}  // namespace engine
