// C2SP signed notes of checkpoints: "origin\nsize\nroot\n" is what is signed; then a blank line and signature lines. One spelling only.
#include <charconv>
#include "ledger/leaf.h"
#include "ledger/receipt.h"

namespace ledger {
namespace {

constexpr std::string_view kDash = "\xE2\x80\x94 ";        // "— "
constexpr std::size_t kKeyId = 4, kMostSignatures = 16;

std::string body_of(std::string const& origin, std::uint64_t size, Digest const& root) {
    return origin + '\n' + std::to_string(size) + '\n' + base64(root) + '\n';
}

// The first four bytes of SHA-256(origin ‖ 0x0A ‖ algorithm ‖ key), whatever the suite: the format fixes the hash.
std::string key_id(std::string const& origin, Suite suite, std::string_view public_key) {
    std::string_view algorithm = suite == Suite::sha256_ed25519 ? "\x01" : "\xFFsm2";
    auto digest = crypto::hash(Suite::sha256_ed25519, {origin, "\n", algorithm, public_key});
    return std::string(crypto::bytes(digest).substr(0, kKeyId));
}

bool is_name(std::string_view name) {
    if (name.empty()) return false;
    for (unsigned char c : name)
        if (c <= 0x20 || c >= 0x7F || c == '+') return false;
    return true;
}

std::optional<std::string_view> take_line(std::string_view& rest) {
    auto end = rest.find('\n');
    if (end == rest.npos) return std::nullopt;
    auto line = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    return line;
}

struct Signature {
    std::string_view name;
    std::string key_id, bytes;
};
std::optional<Signature> signature_from(std::string_view line) {
    if (!line.starts_with(kDash)) return std::nullopt;
    line.remove_prefix(kDash.size());
    auto space = line.find(' ');
    if (space == line.npos || !is_name(line.substr(0, space))) return std::nullopt;
    auto blob = crypto::from_base64(line.substr(space + 1));
    if (!blob || blob->size() <= kKeyId) return std::nullopt;
    return Signature{line.substr(0, space), blob->substr(0, kKeyId), blob->substr(kKeyId)};
}

std::optional<Note> note_from(std::string_view origin, std::string_view size, std::string_view root) {
    Note note{std::string(origin), 0, {}};
    auto end = size.data() + size.size();
    auto parsed = std::from_chars(size.data(), end, note.size);
    auto digest = digest_from_base64(root);
    if (!is_name(origin) || parsed.ec != std::errc() || parsed.ptr != end || std::to_string(note.size) != size || !digest)
        return std::nullopt;
    note.root = *digest;
    return note;
}

}  // namespace

std::string sign_note(std::string const& origin, std::uint64_t size, Digest const& root, crypto::SigningKey const& key) {
    auto body = body_of(origin, size, root);
    auto id = key_id(origin, key.suite(), key.public_bytes());
    return body + '\n' + std::string(kDash) + origin + ' ' + crypto::base64(id + key.sign(body)) + '\n';
}

std::optional<Note> open_note(std::string_view text, Suite suite, std::string_view public_key) {
    auto rest = text;
    auto origin = take_line(rest), size = take_line(rest), root = take_line(rest), blank = take_line(rest);
    if (!blank || !blank->empty()) return std::nullopt;
    auto note = note_from(*origin, *size, *root);
    if (!note) return std::nullopt;

    std::size_t signatures = 0;
    while (!rest.empty()) {
        auto line = take_line(rest);
        auto signature = line ? signature_from(*line) : std::nullopt;
        if (!signature || ++signatures > kMostSignatures) return std::nullopt;
        bool ours = signature->name == note->origin && signature->key_id == key_id(note->origin, suite, public_key);
        if (ours != (signatures == 1)) return std::nullopt;       // ours stands first and once; those after it are cosignatures
        if (ours && !crypto::verify(suite, public_key, body_of(note->origin, note->size, note->root), signature->bytes)) return std::nullopt;
    }
    if (signatures == 0) return std::nullopt;
    return note;
}

std::vector<std::string> notes_in(std::string_view text) {
    std::vector<std::string> all;
    while (!text.empty()) {
        if (text.front() == '\n' || text.front() == '\r') {
            text.remove_prefix(1);
            continue;
        }
        auto end = text.find("\n\n");                                  // of the body
        end = end == text.npos ? text.size() : end + 2;
        while (text.substr(end).starts_with(kDash)) {
            auto line = text.find('\n', end);
            end = line == text.npos ? text.size() : line + 1;
        }
        if (auto rest = text.substr(end); std::string_view(kDash).starts_with(rest)) end = text.size();      // a signature line cut at its beginning
        all.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return all;
}

bool is_cut(std::string_view last, std::string_view before) {
    auto origin = before.substr(0, before.find('\n'));
    auto begins = last.substr(0, last.find('\n'));
    bool same = last.find('\n') == last.npos ? origin.starts_with(begins) : begins == origin;
    auto body = last.find("\n\n");
    bool signs = body != last.npos && last.substr(body + 2).starts_with(kDash) && last.ends_with('\n');
    return same && !signs;
}

}  // namespace ledger
