#include "demo/samples.h"
#include <map>

namespace demo {
namespace {

constexpr std::size_t kEach = 3, kAtLeast = 2;

}  // namespace

std::vector<Sample> samples(engine::Engine& engine, County const& county, People const& people, std::vector<std::string> const& agency_ids, std::vector<std::size_t> const& staffed) {
    std::map<check::Result, std::vector<Sample>> found;
    auto board = engine.desk->board();
    auto ask = [&](std::size_t agency, std::string const& matter, std::string const& code, std::string const& name) {
        auto answer = check::verdict(*board, {agency_ids[agency], matter, "", code, name, "", {}}, engine.today());
        auto& all = found[answer.result];
        if (all.size() < kEach) all.push_back({code, name, county.agencies[agency].name, matter, people.with("officer", agency)->user, json::enum_name(answer.result)});
    };
    for (auto agency : staffed)
        for (auto& remit : county.agencies[agency].remits)
            for (auto& subject : county.subjects) {
                if (subject.kind != subject::Kind::organisation || subject.code.empty()) continue;
                ask(agency, remit.matter, subject.code, subject.name);
                if (found[check::Result::candidate].size() < kEach) ask(agency, remit.matter, "", subject.name);
            }
    auto& remit = county.agencies[staffed.front()].remits.front();
    for (auto* code : {"9113O528HX0000001A", "91130528HX000000", "9.11305E+17"}) ask(staffed.front(), remit.matter, code, "");
    std::vector<Sample> all;
    for (auto result : {check::Result::none, check::Result::incentive, check::Result::candidate, check::Result::suspended, check::Result::discipline, check::Result::invalid}) {
        if (found[result].size() < kAtLeast) throw std::invalid_argument("演示县太小，没有足够的样例 / the county is too small for samples of: " + json::enum_name(result));
        for (auto& sample : found[result]) all.push_back(sample);
    }
    return all;
}

}  // namespace demo
