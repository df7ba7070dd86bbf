#include "simulation/naive.h"
#include <algorithm>
#include <unordered_map>
#include "text/code.h"
#include "text/name.h"

namespace simulation {
namespace {

using law::Date;

bool has(std::vector<std::string> const& all, std::string const& one) { return std::find(all.begin(), all.end(), one) != all.end(); }

template <class Row> bool valid(Row const& row, Date day) { return row.from <= day && (!row.to || day <= *row.to); }

std::size_t distance(std::u32string const& a, std::u32string const& b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto corner = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            auto above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, corner + (a[i - 1] != b[j - 1])});
            corner = above;
        }
    }
    return row[b.size()];
}

// Spelling a name comparably takes long and is always the same.
std::u32string const& comparable(std::string const& name) {
    thread_local std::unordered_map<std::string, std::u32string> known;
    auto [found, fresh] = known.try_emplace(name);
    if (fresh) found->second = text::code_points(text::normalise_name(name));
    return found->second;
}

// At most 15 in 100 characters differ.
bool alike(std::u32string const& asked, std::string const& listed) {
    auto& other = comparable(listed);
    auto longer = std::max(asked.size(), other.size()), shorter = std::min(asked.size(), other.size());
    if (other.empty() || (longer - shorter) * 100 > longer * 15) return false;
    return distance(asked, other) * 100 <= longer * 15;
}

bool fits_mask(std::string const& asked, std::string const& listed) {
    if (asked.size() != listed.size() || listed.empty()) return false;
    bool anything = false;
    for (std::size_t i = 0; i < asked.size(); ++i) {
        if (asked[i] == '*' || listed[i] == '*') continue;
        if (asked[i] != listed[i]) return false;
        anything = true;
    }
    return anything;
}

bool aims_at(measure::Measure const& m, entry::Entry const& e) {
    bool discipline = e.polarity == list_type::Polarity::discipline;
    if ((m.polarity == measure::Polarity::discipline) != discipline) return false;
    switch (m.target) {
        case measure::Target::list_types: return has(m.list_types, e.list_type);
        case measure::Target::all_discipline: return discipline;
        case measure::Target::all_incentive: return !discipline;
        case measure::Target::none_adverse: return false;
    }
    return false;
}

struct Looking {
    World const& world;
    Asking const& asking;
    Date today;
    std::vector<measure::Measure const*> here = {};
    Expected all = {};

    void find_measures() {
        auto* matter = remit(world, asking.agency, asking.matter, today);
        auto& kind = world.agencies.at(asking.agency).kind;
        for (auto& [id, m] : world.measures)
            if (matter && may_be_used(world, m, today) && (has(m.agencies, "*") || has(m.agencies, kind)) &&
                (m.matter_kinds.empty() || has(m.matter_kinds, matter->kind)))
                here.push_back(&m);
    }
    bool touched_by_any(entry::Entry const& e) const {
        return std::any_of(here.begin(), here.end(), [&](auto* m) { return aims_at(*m, e); });
    }
    template <class Fits> void each_listed(Fits fits) {
        for (auto& id : world.unended) {
            auto& e = world.entries.at(id);
            if (counts_on(world, e, today)) fits(e, world.subjects.at(e.subject));
        }
    }
    bool bad() const {
        return std::any_of(all.entries.begin(), all.entries.end(), [&](auto& each) { return world.entries.at(each.first).polarity == list_type::Polarity::discipline; });
    }
    void candidate(entry::Entry const& e) {
        if (e.polarity == list_type::Polarity::incentive && bad()) return;
        if (touched_by_any(e) && !all.entries.contains(e.id)) all.candidates.insert(e.id);
    }
    void by_identifier(text::Code const& code) {
        each_listed([&](entry::Entry const& e, subject::Subject const& s) {
            bool same = code.kind == text::CodeKind::unified   ? s.code == code.value
                        : code.kind == text::CodeKind::citizen ? !asking.blind.empty() && s.number_index == asking.blind
                                                               : false;
            if (same) all.entries[e.id] = held_on(e, today) ? "held" : "in_force";
        });
        each_listed([&](entry::Entry const& e, subject::Subject const& s) {
            bool maybe = code.kind == text::CodeKind::citizen  ? s.number_index.empty() && fits_mask(code.value, s.number_masked)
                         : code.kind == text::CodeKind::masked ? fits_mask(code.value, s.number_masked) || fits_mask(code.value, s.code) || fits_mask(code.value, s.legacy)
                         : code.kind == text::CodeKind::legacy ? s.legacy == code.value || s.code == code.value
                                                               : false;
            if (maybe) candidate(e);
        });
    }
    void by_name(text::Code const& code) {
        auto& asked = comparable(asking.name);
        if (asked.empty()) return;
        bool whole = code.kind == text::CodeKind::unified || code.kind == text::CodeKind::citizen;
        for (auto& remark : code.remarks) whole = whole && remark.code != "check_digit";
        each_listed([&](entry::Entry const& e, subject::Subject const& s) {
            if (whole && !(s.code.empty() && s.number_index.empty())) return;
            bool like = alike(asked, s.name);
            for (auto& former : s.names) like = like || alike(asked, former.name);
            if (like) candidate(e);
        });
        for (auto& [id, state] : all.entries)
            if (comparable(world.subjects.at(world.entries.at(id).subject).name) != asked) all.warnings.insert("name_differs");
    }
    void offer(measure::Measure const& m, std::string const& entry, bool suspended) { all.measures.emplace(m.number, m.edition, entry, suspended); }

    // Whoever does not want to be promoted is offered nothing of a selection, and of an organisation that is said.
    bool declined(measure::Measure const& m, subject::Subject const& s) {
        auto* matter = remit(world, asking.agency, asking.matter, today);
        if (!s.declines_promotion || m.polarity != measure::Polarity::incentive || !matter || matter->kind != "honour") return false;
        if (s.kind == subject::Kind::organisation) all.warnings.insert("declines_promotion");
        return true;
    }

    void conclude(text::Code const& code) {
        bool discipline = false, suspended = false, incentive = false, bad = this->bad();
        std::set<std::string> silent;
        for (auto& [id, state] : all.entries) {
            auto& e = world.entries.at(id);
            bool good = e.polarity == list_type::Polarity::incentive, held = state == "held";
            std::vector<measure::Measure const*> mine;
            for (auto* m : here)
                if (!(good && bad) && aims_at(*m, e) && !is_unfitting(world, e.subject, m->id) && !declined(*m, world.subjects.at(e.subject))) mine.push_back(m);
            bool says = !mine.empty(), applies = false;
            if (!says && world.subjects.at(e.subject).kind != subject::Kind::organisation) silent.insert(id);
            if (!says) continue;
            for (auto* m : mine) {
                bool still = held || is_contested(world, e.subject, m->number);
                applies = applies || !still;
                if (!still || m->binds_by_law) offer(*m, id, still);
            }
            if (good) incentive = incentive || applies;
            else (applies ? discipline : suspended) = true;
        }
        for (auto& id : silent) all.entries.erase(id);
        all.result = discipline ? "discipline" : suspended ? "suspended" : !all.candidates.empty() ? "candidate" : incentive ? "incentive" : "none";
        if (all.result == "candidate") all.measures.clear();
        if (!bad && all.result == "none" && all.entries.empty() && code.kind == text::CodeKind::unified) offer_to_the_clean(code.value);
    }
    // An organisation on file, not closed, with nothing adverse.
    void offer_to_the_clean(std::string const& code) {
        for (auto& [id, s] : world.subjects) {
            if (s.kind != subject::Kind::organisation || s.code != code || world.state_of(id) != "on_file" || !is_clean(world, id, today)) continue;
            for (auto* m : here)
                if (m->target == measure::Target::none_adverse && !declined(*m, s)) offer(*m, "", false);
        }
    }
};

// What the law itself forbids, a law or a regulation in force that day says (I-18).
bool forbidden_by_law(measure::Measure const& m, Date day) {
    for (auto& basis : m.bases) {
        auto rank = law::rank_of(basis);
        bool holds = !(basis.from && day < *basis.from) && !(basis.to && *basis.to < day);
        if (holds && (rank == law::Rank::law || rank == law::Rank::administrative_regulation || rank == law::Rank::local_regulation)) return true;
    }
    return false;
}

}  // namespace

bool listed_on(entry::Entry const& e, Date day) {
    return e.listed_on && *e.listed_on <= day && !(e.exited_on && *e.exited_on <= day) && !(e.until && *e.until < day);
}
bool list_holds(World const& world, std::string const& list_type, Date day) {
    return std::any_of(world.list_types.begin(), world.list_types.end(), [&](auto& each) {
        auto& type = each.second;
        return type.code == list_type && type.published_on && *type.published_on <= day && !(type.ended_on && *type.ended_on <= day) && valid(type, day);
    });
}
bool counts_on(World const& world, entry::Entry const& e, Date day) { return listed_on(e, day) && list_holds(world, e.list_type, day); }
bool held_on(entry::Entry const& e, Date day) { return e.held_from && *e.held_from <= day; }

bool basis_is_enough(measure::Measure const& m, Date day) {
    if (m.binds_by_law && !forbidden_by_law(m, day)) return false;
    for (auto& basis : m.bases) {
        if ((basis.from && day < *basis.from) || (basis.to && *basis.to < day)) continue;
        if (basis.instrument.find("备忘录") != std::string::npos) continue;
        switch (basis.rank) {
            case law::Rank::law:
            case law::Rank::administrative_regulation:
            case law::Rank::central_policy: return true;
            case law::Rank::local_regulation:
                if (m.kind != measure::Kind::rights_reducing || m.supplementary) return true;
                break;
            case law::Rank::departmental_rule:
            case law::Rank::normative_document:
                if (m.kind != measure::Kind::rights_reducing) return true;
                break;
            case law::Rank::memorandum:
            case law::Rank::house_rule: break;
        }
    }
    return false;
}

bool may_be_used(World const& world, measure::Measure const& m, Date day) {
    if (!m.published_on || *m.published_on > day) return false;
    auto file = world.files.find(m.id);
    bool by_a_person = false;
    if (file != world.files.end())
        for (auto& step : file->second.steps) by_a_person = by_a_person || (step.act == "publish" && step.on <= day);
    return by_a_person && !(m.ended_on && *m.ended_on <= day) && valid(m, day) && basis_is_enough(m, day);
}

agency::Remit const* remit(World const& world, std::string const& agency, std::string const& matter, Date day) {
    auto found = world.agencies.find(agency);
    if (found == world.agencies.end() || !valid(found->second, day)) return nullptr;
    for (auto& each : found->second.remits)
        if (each.matter == matter && valid(each, day)) return &each;
    return nullptr;
}

bool under_discipline(World const& world, std::string const& subject, Date day) {
    auto all = world.entries_of.find(subject);
    if (all == world.entries_of.end()) return false;
    return std::any_of(all->second.begin(), all->second.end(), [&](auto& id) {
        auto& e = world.entries.at(id);
        return e.polarity == list_type::Polarity::discipline && counts_on(world, e, day);
    });
}

bool is_contested(World const& world, std::string const& subject, std::string const& number) {
    return std::any_of(world.measure_objections.begin(), world.measure_objections.end(), [&](auto& id) {
        auto& o = world.objections.at(id);
        auto& state = world.state_of(id);
        auto m = world.measures.find(o.about);
        bool open = state == "accepted" || state == "forwarded" || state == "paused" || state == "answered";
        return open && o.holds && !subject.empty() && o.subject == subject && m != world.measures.end() && m->second.number == number;
    });
}
// What was published between the finding and its end was suspended like the edition that was contested, and is found not to fit with it.
bool is_unfitting(World const& world, std::string const& subject, std::string const& measure) {
    auto leaf_of = [&](std::string const& id, std::string_view act) -> std::int64_t {
        for (auto& step : world.files.at(id).steps) if (step.act == act) return step.leaf;
        return -1;
    };
    return std::any_of(world.measure_objections.begin(), world.measure_objections.end(), [&](auto& id) {
        auto& o = world.objections.at(id);
        if (world.state_of(id) != "upheld" || o.found != objection::Found::remove || subject.empty() || o.subject != subject) return false;
        if (o.about == measure) return true;
        auto one = world.measures.find(o.about), other = world.measures.find(measure);
        bool same = one != world.measures.end() && other != world.measures.end() && one->second.number == other->second.number;
        auto published = same ? leaf_of(measure, "publish") : -1;
        return published >= 0 && published < leaf_of(id, "uphold");
    });
}

bool is_clean(World const& world, std::string const& subject, Date day) {
    return std::none_of(world.records.begin(), world.records.end(), [&](auto& each) {
        auto& r = each.second;
        return r.subject == subject && !record::only_informs(r.kind) && !r.ended_on && !r.held_from && !(r.shown_until && *r.shown_until < day);
    });
}

namespace {

std::vector<measure::Measure const*> usable_by(World const& world, std::string const& agency, Date today) {
    std::vector<measure::Measure const*> all;
    auto& a = world.agencies.at(agency);
    for (auto& [id, m] : world.measures) {
        bool in_a_matter = false;
        for (auto& each : a.remits) in_a_matter = in_a_matter || (valid(each, today) && (m.matter_kinds.empty() || has(m.matter_kinds, each.kind)));
        if (valid(a, today) && in_a_matter && may_be_used(world, m, today) && (has(m.agencies, "*") || has(m.agencies, a.kind))) all.push_back(&m);
    }
    return all;
}

std::int64_t last_change(casework::CaseFile const& file) {
    static std::set<std::string> const kTold{"publish", "hold", "resume", "expire", "remove", "relist", "renew", "correct"};
    std::int64_t last = -1;
    for (auto& step : file.steps)
        if (kTold.contains(step.act)) last = step.leaf;
    return last;
}

}  // namespace

std::map<std::string, Fed> naive_feed(World const& world, subscription::Subscription const& s, std::int64_t after, Date today) {
    std::map<std::string, Fed> all;
    auto mine = usable_by(world, s.agency, today);
    for (auto& id : world.unended) {
        auto& e = world.entries.at(id);
        auto leaf = last_change(world.files.at(id));
        if (leaf <= after || !counts_on(world, e, today) || !(s.only.empty() || has(s.only, e.list_type))) continue;
        bool told = false, silent = held_on(e, today) || (e.polarity == list_type::Polarity::incentive && under_discipline(world, e.subject, today));
        Fed fed{leaf, held_on(e, today) ? "held" : "in_force", {}};
        for (auto* m : mine) {
            if (!aims_at(*m, e) || is_unfitting(world, e.subject, m->id)) continue;
            told = true;
            if (!silent && !is_contested(world, e.subject, m->number)) fed.measures.insert(m->number + "/" + std::to_string(m->edition));
        }
        if (told) all.emplace(id, std::move(fed));
    }
    return all;
}

std::set<std::string> naive_in_force(World const& world, std::string const& agency, Date today) {
    std::set<std::string> all;
    for (auto* m : usable_by(world, agency, today)) all.insert(m->number + "/" + std::to_string(m->edition));
    return all;
}

Expected naive_verdict(World const& world, Asking const& asking, Date today) {
    Looking look{world, asking, today};
    auto code = text::normalise_code(asking.code);
    for (auto& remark : code.remarks) look.all.warnings.insert(remark.code);
    look.find_measures();
    if (code.kind == text::CodeKind::none && text::name_is_a_code(asking.name)) {
        look.all.warnings = {"code_in_name"};
        look.all.result = "invalid";
        return look.all;
    }
    if (code.kind == text::CodeKind::invalid) {
        look.all.result = "invalid";
        return look.all;
    }
    look.by_identifier(code);
    look.by_name(code);
    look.conclude(code);
    return look.all;
}

}  // namespace simulation
