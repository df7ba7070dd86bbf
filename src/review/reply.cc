// What the reply says of a review, in the words of every answer.
#include "review/review.h"

namespace review {

std::string_view purpose_in_words(Purpose purpose) {
    switch (purpose) {
        case Purpose::honour: return "评优评先";
        case Purpose::commendation: return "表彰奖励";
        case Purpose::qualification: return "资格审查";
        case Purpose::recruitment: return "招录聘用";
        case Purpose::subsidy: return "资金项目扶持";
        case Purpose::other: return "其他";
    }
    return "";
}

std::string in_numbers(Review const& review) {
    std::string all;
    for (auto& count : review.results) {
        std::string wording;
        for (auto& row : review.roster) if (row.result == count.result) wording = row.wording;
        all += (all.empty() ? "" : "，") + wording + std::to_string(count.rows) + "个";
    }
    return all;
}

std::vector<std::string> annex(Review const& review) {
    std::vector<std::string> all;
    for (auto& row : review.roster) {
        auto line = std::to_string(all.size() + 1) + "．" + row.name + (row.name.empty() || row.code.empty() ? "" : "，") + row.code + "：" + row.wording + "。";
        if (!row.lists.empty()) line += "名单类别：" + row.lists + "。";
        if (!row.measures.empty()) line += "对应措施：" + row.measures + "。";
        if (!row.note.empty()) line += row.note + "。";
        all.push_back(line + "比对回执：" + row.receipt);
    }
    return all;
}

}  // namespace review
