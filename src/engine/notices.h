// Sends what is due to be told electronically, outside the writer, and records what became of each by an act. A crash between the two leaves a
// notice due: it is sent again under the same key, by which a gateway, a mail server or the platform's file knows it.
#pragma once
#include "engine/calls.h"

namespace engine {

// {"sent","failed","left","items":[{"id","channel","fate","reference","reason"}]}
Called send_notices(Engine& engine, casework::Actor const& actor);

// One line of the file for the county's SMS platform: key, number, words in quotes.
std::string platform_line(sending::Message const& message);

}  // namespace engine
