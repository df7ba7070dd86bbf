#include "engine/files.h"
#include <doctest/doctest.h>
#include <sys/stat.h>
#include "test/files.h"
#include "test/own_folder.h"

namespace {

std::size_t files_in(test::OwnFolder const& folder) {
    return std::size_t(std::distance(std::filesystem::directory_iterator(folder.path()), std::filesystem::directory_iterator()));
}
unsigned mode_of(std::string const& path) {
    struct stat there{};
    REQUIRE(::stat(path.c_str(), &there) == 0);
    return there.st_mode & 0777;
}

}  // namespace

TEST_CASE("a file that is written whole is there when it is closed, and what was there before until then") {
    test::OwnFolder folder("whole");
    auto path = folder.file("out.csv");
    engine::write_file(path, "before");
    {
        engine::WholeFile file(path);
        file.write("after");
        file.write(std::string(200'000, 'x'));
        CHECK(test::read_all(path) == "before");
        file.close();
        CHECK(test::read_all(path) == "after" + std::string(200'000, 'x'));
    }
    CHECK(files_in(folder) == 1);
}

TEST_CASE("a file that is never closed leaves what was there, and nothing beside it") {
    test::OwnFolder folder("whole");
    auto path = folder.file("out.csv");
    engine::write_file(path, "before");
    engine::WholeFile(path).write(std::string(200'000, 'x'));
    engine::WholeFile(folder.file("other")).write("x");
    CHECK(test::read_all(path) == "before");
    CHECK(files_in(folder) == 1);
}

TEST_CASE("a file written whole takes nobody else's name, keeps a narrower mode, and goes where a link points") {
    test::OwnFolder folder("whole");
    auto path = folder.file("out"), beside = folder.file("out.new");
    engine::write_file(beside, "somebody's");
    engine::write_file(path, "before", 0600);
    std::filesystem::create_symlink(path, folder.file("link"));
    engine::write_file(folder.file("link"), "after");
    CHECK(test::read_all(path) == "after");
    CHECK(std::filesystem::is_symlink(folder.file("link")));
    CHECK(mode_of(path) == 0600);
    CHECK(test::read_all(beside) == "somebody's");
    engine::WholeFile one(path), other(path);
    one.write("one");
    other.write("other");
    one.close();
    other.close();
    CHECK(test::read_all(path) == "other");
}

TEST_CASE("what cannot be opened is told apart from what breaks") {
    test::OwnFolder folder("whole");
    CHECK_THROWS_AS(engine::WholeFile(folder.path()), engine::CannotOpen);
    CHECK_THROWS_AS(engine::WholeFile(folder.file("none/out")), engine::CannotOpen);
    CHECK_THROWS_AS(engine::read_file(folder.path()), engine::CannotOpen);
    CHECK_THROWS_AS(engine::read_file(folder.file("none")), engine::CannotOpen);
    CHECK_THROWS_AS(engine::write_file("/dev/full", "x"), std::runtime_error);
    CHECK_NOTHROW(engine::write_file("/dev/null", "x"));
}
