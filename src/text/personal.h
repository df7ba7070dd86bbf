// Citizen numbers inside free words: a case number, a name, a reason. They belong into the one sealed column for numbers and nowhere else.
#pragma once
#include <string>
#include <string_view>

namespace text {

// Full-width digits and Chinese numerals count, and spaces and hyphens between digits do not. Numbers told in a sentence are not found.
bool holds_citizen_number(std::string_view words);
// The words with such numbers masked: first 4 and last 2 stay.
std::string without_citizen_numbers(std::string_view words);

// The word by which these words tell of what may never be collected of a natural person (浙江省公共信用信息管理条例第十四条;
// 征信业管理条例第十四条, 个人信息保护法第二十八条): religion and belief, genes, fingerprints, blood group, illness and its history; or empty. What is said
// of organs, laws and goods (疾病预防控制局, 传染病防治法, 转基因食品, 宣称治疗高血压) tells of nobody.
std::string_view never_collected(std::string_view words);

}  // namespace text
