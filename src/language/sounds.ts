/** Characters that people type for each other because they sound or look alike; the first stands for all. */
const chineseGroups =
  '硫流琉留 酸算 兰蓝篮 矸干肝 末未沫 汽气 除出厨锄 尘沉陈 灰恢挥 碱减硷咸 渣碴喳扎 铝吕侣 铜同桐 铁贴 钢刚纲 锌新心辛 镍臬聂 锰猛孟 砂沙纱 屑削谢 锯据局踞 糠康慷 麸夫肤 粕泊柏 糟槽遭 液夜叶 膏高糕 磷鳞林 硅归规 炉庐芦 焦胶 煤媒没 泥尼 废费肺 橡像象 塑素朔 浆桨将 纤签 棉绵 丝司 布步 纸只 皮批 壳克 稻道到 秸结洁 秆杆 菌君均 菇姑 醇纯 醛全 酯脂 苯本 烯希 铵安胺氨 氯绿 氟弗 氢轻 氧养 氮淡 溶熔融 剂济计 矿况 粉份分 煅锻断段 窑摇遥 蒸争 凝宁 冷泠 热惹 树数竖 沼召找 猪诸 鸡机 牛纽 蛋旦 贝背 蔗这 渔鱼 酒久 醋促 盐言岩 钾甲 钙盖丐 镁美 钛太 锂里理 钴古 铅千 锡西 钨乌 陶淘 瓷磁 砖专转 玻波 璃离 碳炭 活火 性姓 石时 膨澎 润闰'
const heads = new Map(chineseGroups.split(' ').flatMap((group) => [...group].slice(1).map((one) => [one, group[0] ?? one] as const)))

const [firstSyllable, vowels, finals] = [0xac00, 21, 28]
/** ㅐ, ㅒ, ㅖ as ㅔ; ㅙ and ㅞ as ㅚ: they sound the same. */
const vowelAs: Readonly<Record<number, number>> = { 1: 5, 3: 5, 7: 5, 10: 11, 15: 11 }

function koreanSound(code: number): string {
  const index = code - firstSyllable
  const vowel = Math.floor(index / finals) % vowels
  const heard = vowelAs[vowel]
  return heard === undefined ? String.fromCharCode(code) : String.fromCharCode(code + (heard - vowel) * finals)
}

/** A text as it sounds, so that 流酸 is 硫酸 and 페타이어 폐타이어; one character for each. */
export function asHeard(text: string): string {
  let heard = ''
  for (const one of text) {
    const code = one.charCodeAt(0)
    heard += code >= firstSyllable && code <= 0xd7a3 ? koreanSound(code) : (heads.get(one) ?? one)
  }
  return heard
}
