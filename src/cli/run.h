// The whole command line, for main: what it is made of costs more to compile than to run.
#pragma once

namespace cli {

int run(int argc, char** argv);                            // the exit code

}  // namespace cli
