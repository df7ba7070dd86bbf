#include "casework/leaf_facts.h"

namespace casework {
namespace {

json::Object words(std::string const& kind, std::string const& id, std::int64_t version, json::Object fields) {
    return {{"kind", kind}, {"id", id}, {"version", version}, {"fields", std::move(fields)}};
}

}  // namespace

void add_images(std::vector<store::Image> const& images, json::Object& facts, json::Object& person) {
    json::Array open, personal;
    for (auto& image : images) {
        open.push_back(words(image.kind, image.id, image.version, image.facts));
        if (!image.person.empty()) personal.push_back(words(image.kind, image.id, image.version, image.person));
    }
    facts["images"] = std::move(open);
    if (!personal.empty()) person["images"] = std::move(personal);
}

void add_actor(json::Object& facts, Actor const& actor, std::optional<std::uint64_t> cause) {
    facts["account"] = actor.account;
    if (!actor.agency.empty()) facts["agency"] = actor.agency;
    if (!actor.officer.empty()) facts["officer"] = actor.officer;
    facts["purpose"] = actor.purpose;
    facts["channel"] = actor.channel;
    if (!actor.os_user.empty()) facts["os_user"] = actor.os_user;
    if (cause) facts["cause"] = std::int64_t(*cause);
}

}  // namespace casework
