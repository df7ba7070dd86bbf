#include "check/match.h"
#include <algorithm>
#include "text/code.h"
#include "text/name.h"

namespace check {
namespace {

constexpr int kExact = 10000, kLegacy = 9000;

// As typed; where the box of codes is empty, the code that stands with the name.
text::Code code_of(std::string_view name, std::string_view code) {
    auto typed = text::normalise_code(code);
    return typed.kind == text::CodeKind::none ? text::code_within_name(name) : typed;
}

Listed listed(std::uint32_t item, Listing const& row) {
    Listed all{item, "", "", "", text::normalise_name(row.name)};
    auto code = code_of(row.name, row.code);
    switch (code.kind) {
        case text::CodeKind::unified:
        case text::CodeKind::legacy:
        case text::CodeKind::citizen: all.code = std::move(code.value); break;
        case text::CodeKind::masked: all.masked = std::move(code.value); break;
        case text::CodeKind::none:
        case text::CodeKind::invalid: break;
    }
    return all;
}

std::vector<Hit> by_code(Index const& index, text::Code const& code) {
    std::vector<Hit> hits;
    switch (code.kind) {
        case text::CodeKind::unified:
        case text::CodeKind::citizen:
            for (auto item : index.by_code(code.value)) hits.push_back({item, Grade::exact_code, kExact, "代码相同", "the code is the same"});
            if (code.kind == text::CodeKind::unified) break;
            for (auto& hit : index.by_masked(code.value)) hits.push_back(std::move(hit));
            break;
        case text::CodeKind::legacy:
            for (auto item : index.by_code(code.value))
                hits.push_back({item, Grade::candidate, kLegacy, "旧注册号相同，须人工核对",
                                "the legacy registration number is the same; a person must confirm"});
            break;
        case text::CodeKind::masked: hits = index.by_masked(code.value); break;
        case text::CodeKind::none:
        case text::CodeKind::invalid: break;
    }
    return hits;
}

}  // namespace

Matcher::Matcher(std::vector<Listing> const& list) {
    build([&](auto const& take) {
        for (auto& row : list) take(row);
    });
}

Matcher::Matcher(Feed const& each) { build(each); }

void Matcher::build(Feed const& each) {
    index_ = Index::fed([&](auto const& take) {
        each([&](Listing const& row) {
            take(listed(static_cast<std::uint32_t>(ends_.size()), row));
            ids_ += row.id;
            ends_.push_back(ids_.size());
        });
    });
}

std::string Matcher::id_of(std::uint32_t item) const {
    auto from = item == 0 ? 0 : ends_[item - 1];
    return ids_.substr(from, ends_[item] - from);
}

std::vector<Match> Matcher::matches(std::string_view name, std::string_view code, int top, int min_score) const {
    std::vector<Match> all;
    if (top <= 0) return all;
    auto most = static_cast<std::size_t>(top);
    std::vector<std::uint32_t> taken;
    auto take = [&](Hit& hit) {
        if (all.size() >= most || std::find(taken.begin(), taken.end(), hit.item) != taken.end()) return;
        taken.push_back(hit.item);
        all.push_back({id_of(hit.item), hit.grade, hit.score, std::move(hit.reason_zh), std::move(hit.reason_en)});
    };
    auto typed = code_of(name, code);
    for (auto& hit : by_code(*index_, typed)) take(hit);
    if (all.size() >= most || name.empty()) return all;
    // As many more as are taken already, for they may be the best of the names, too.
    auto wanted = static_cast<int>(std::min<std::size_t>(most + taken.size(), 1u << 30));
    for (auto& hit : index_->by_name(text::normalise_name(name), wanted, min_score)) take(hit);
    return all;
}

char const* grade_word(Grade grade) {
    switch (grade) {
        case Grade::exact_code: return "exact_code";
        case Grade::exact_name: return "exact_name";
        case Grade::candidate: return "candidate";
    }
    return "";
}

std::string score_text(int score) {
    auto rest = std::to_string(score % 100);
    return std::to_string(score / 100) + "." + (rest.size() == 1 ? "0" : "") + rest;
}

std::vector<std::string> match_row(std::string_view query, std::size_t rank, Match const& match) {
    return {std::string(query), std::to_string(rank), match.id, score_text(match.score), grade_word(match.grade),
            match.reason_zh + " / " + match.reason_en};
}

std::vector<std::string> match_heading() { return {"qid", "rank", "id", "score", "grade", "reason"}; }

}  // namespace check
