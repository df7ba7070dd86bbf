// Whole files, read and written safely.
#pragma once
#include <stdexcept>
#include <string>
#include <string_view>

namespace engine {

// A file that is not there, is a folder or may not be read, or a place where nothing can be written. What breaks later is a std::runtime_error.
struct CannotOpen : std::runtime_error { using std::runtime_error::runtime_error; };

std::string read_file(std::string const& path);
void write_file(std::string const& path, std::string_view text, unsigned mode = 0644); // whole, as below

// A file that is written whole or not at all: beside its place, under a name that nobody uses, then synced and renamed by close(). Until then, and
// when it is never closed, what was there before stays as it was, even where it is being read meanwhile. What is no file (/dev/stdout, a pipe) is
// written as it comes. A file that was there keeps its narrower mode; a link goes on pointing to it.
class WholeFile {
 public:
    explicit WholeFile(std::string const& path, unsigned mode = 0644);
    ~WholeFile();
    WholeFile(WholeFile const&) = delete;
    WholeFile& operator=(WholeFile const&) = delete;
    void write(std::string_view text);
    void close();
 private:
    void flush();
    [[noreturn]] void broke() const;
    std::string path_, beside_, waiting_;         // beside_ is empty for what is no file
    int file_ = -1;
};

// What a configured file holds, without the line's end; nothing when none is configured.
std::string secret_in(std::string const& dir, std::string const& file);

}  // namespace engine
