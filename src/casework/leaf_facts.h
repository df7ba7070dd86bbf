// What the door writes into every leaf: the images of rows, parted, and who acted. Files of this folder only.
#pragma once
#include "casework/noun.h"

namespace casework {

// Parted into what is kept for good and what tells of a person.
void add_images(std::vector<store::Image> const& images, json::Object& facts, json::Object& person);
void add_actor(json::Object& facts, Actor const& actor, std::optional<std::uint64_t> cause);

}  // namespace casework
