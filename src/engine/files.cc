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

std::string read_file(std::string const& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("无法读取 / cannot read " + path + ": " + std::strerror(errno));
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

// Written beside its place, synced, then renamed: a crash leaves the old file or the new one.
void write_file(std::string const& path, std::string_view text, unsigned mode) {
    auto beside = path + ".new";
    int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
    if (file < 0) throw std::runtime_error("无法写入 / cannot write " + path + ": " + std::strerror(errno));
    bool ok = true;
    for (std::size_t at = 0; ok && at < text.size();) {
        auto count = ::write(file, text.data() + at, text.size() - at);
        if (count < 0 && errno == EINTR) continue;
        ok = count > 0;
        if (ok) at += std::size_t(count);
    }
    ok = ok && ::fsync(file) == 0;
    ok = ::close(file) == 0 && ok;
    if (!ok || ::rename(beside.c_str(), path.c_str()) != 0)
        throw std::runtime_error("无法写入 / cannot write " + path + ": " + std::strerror(errno));
}

Config read_config(std::string const& dir) {
    auto path = dir + "/hengxin.conf";
    if (!fs::exists(path))
        throw std::runtime_error(dir + " 不是数据目录：请先运行 hengxin init 或 hengxin demo / is no data folder: run `hengxin init` or `hengxin demo` first");
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
