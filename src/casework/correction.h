// A correction (更正、补充): what an entry, a record or a determination says, put right or completed, whoever found it wrong. A wrong part is replaced;
// to a missing one something is added, and what stood there stays. What was said before is in the ledger's images. A correction lengthens nothing,
// weighs no heavier and never means somebody else: that is an end and a new decision.
#pragma once
#include <span>
#include "casework/noun.h"

namespace casework {

enum class Amends { correct, supplement };
BOOST_DESCRIBE_ENUM(Amends, correct, supplement)

inline constexpr law::Question correction_fits{
    "correction_fits", "更正、补充须写明正确或者缺少的内容、理由和证明材料；改换主体、名单类别、认定单位，或者加重后果的，须先移出、终止，再依程序重新认定。",
    "A correction says what is right or was missing, why, and on what proof; another subject, list or organ, or a heavier consequence, is decided anew after an end.",
    law::clause("（十七）"), 422};

inline constexpr law::Field kAmends{"amends", law::FieldType::choice, false, "更正或者补充（不填为更正）", "correct or supplement (correct, when not said)", "correct supplement"};
inline constexpr law::Field kProof{"proof", law::FieldType::long_text, false, "证明材料（名称、编号）", "proof: what it is, and its number"};
inline constexpr law::Field kRemark{"remark", law::FieldType::long_text, false, "备注（如款项已付清）", "remark, such as that the sum was paid"};

// A part that may be corrected: its field, and what it says now. Prose is continued by a supplement; anything else is only filled in where it said nothing.
struct Part {
    std::string_view field;
    std::string const& says;
    bool prose = false;
};

// The fields with each part as it will stand. An empty one was not sent.
json::Object amended(json::Object fields, std::vector<Part> const& parts);
// Whether that may be: something is said of a part or `besides`, on proof that the case it comes from (`by_law`) or a paper's `number` gives; a
// supplement replaces nothing.
struct Besides {
    std::vector<std::string_view> fields = {};
    bool by_law = false;
    std::string_view number = {};
};
law::Finding amendable(json::Object const& fields, std::vector<Part> const& parts, Besides const& besides);
// A last day before the decision says that nothing ever held: what was wrong from the beginning is removed. Adds that to `all`.
void not_before_the_decision(law::Finding& all, std::string field, std::optional<law::Date> until, std::optional<law::Date> decided_on);
// What is told of it and stays beside the case: on which proof, and why.
std::string why_amended(json::Object const& fields, std::string_view number = {});
// What it changes, for whom it concerns: part by part as its field is titled, in Chinese, beside what is said now; empty when nothing changes.
std::string what_changes(json::Object const& fields, json::Object const& says_now, std::span<law::Field const> titles);

}  // namespace casework
