// What the command line asks of a deployment: named calls with JSON arguments, run in the process that holds the lock, whether that is
// the command itself or the server of the folder (by its socket).
#pragma once
#include "engine/engine.h"

namespace engine {

struct Caller {
    std::string as;                      // user name
    std::string token;                   // of `hengxin login`; not needed in a demo folder
    std::string os_user;                 // recorded with every act of the command line
};
BOOST_DESCRIBE_STRUCT(Caller, (), (as, token, os_user))

using Called = law::Result<json::Object>;
// Throws json::Error for arguments that cannot be read, std::exception when the world broke.
Called call(Engine& engine, std::string const& name, Caller const& caller, json::Object const& arguments);

// Said of a kind of case that there is not; names those that there are.
law::Refusal no_such_noun(std::string const& said);

// Said of a login name that no account has, or that was left out.
law::Refusal no_such_user(std::string const& user);

// The account that a caller is, in the command line's channel.
law::Result<casework::Actor> actor_of(Engine& engine, Caller const& caller);

}  // namespace engine
