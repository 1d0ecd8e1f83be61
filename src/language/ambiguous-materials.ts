/** Words that stand for several materials; said alone they are asked about. Each line: the words, then what they may be, likeliest first. */
const lines = `
slag|slags|渣|炉渣料|矿渣料|슬래그|슬라그 > steel-slag blast-furnace-slag copper-slag eaf-slag
ash|ashes|灰|灰分料|재|소각 재|灰渣料 > coal-fly-ash bottom-ash biomass-ash incinerator-bottom-ash
sludge|sludges|污泥|泥|슬러지|오니|汙泥 > sewage-sludge industrial-wastewater-sludge electroplating-sludge paper-sludge
dust|dusts|filter dust|粉尘|除尘灰|收尘灰|분진|집진분진|집진더스트 > eaf-dust cement-kiln-dust sawdust foundry-dust
acid|acids|waste acid|spent acid|废酸|酸|폐산|산 폐액 > waste-sulphuric-acid waste-hydrochloric-acid waste-nitric-acid mixed-waste-acid
alkali|碱|알칼리 > caustic-soda soda-ash hydrated-lime
oil|oils|油|기름 > used-cooking-oil waste-lubricating-oil fuel-oil
plastic|plastics|塑料|플라스틱 > waste-plastics polyethylene-film polypropylene-scrap virgin-resin
metal|metals|scrap metal|金属|废金属|금속|고물 > ferrous-scrap aluminium-scrap copper-scrap stainless-steel-scrap
scrap|scraps|废料|下脚料|边角料|스크랩 > ferrous-scrap aluminium-scrap waste-plastics wood-scrap
wood|木头|나무 > wood-scrap wood-chips wooden-pallets roundwood
glass|玻璃|유리 > waste-glass glass-packaging
paper|纸|종이 > waste-paper cardboard
rubber|橡胶|고무 > rubber-scrap end-of-life-tyres crumb-rubber
battery|batteries|电池|废电池|배터리|폐배터리|건전지 > waste-lead-acid-batteries waste-lithium-batteries waste-alkaline-batteries
solvent|solvents|溶剂|용제 > waste-solvent virgin-solvent
catalyst|catalysts|催化剂|触媒|촉매 > spent-catalyst spent-scr-catalyst spent-fcc-catalyst
glycol|乙二醇液|글리콜 > ethylene-glycol-waste ethylene-glycol
shell|shells|壳|껍질|껍데기 > nut-shells shellfish-shells eggshells coconut-shells
cake|press cake|饼|박 > oilseed-cake
filter cake|滤饼|필터케이크|필터 케이크|탈수 케이크 > industrial-wastewater-sludge sugar-filter-mud sewage-sludge
fibre|fibres|fiber|纤维|섬유 > synthetic-fibre-waste cotton-waste fibre-rejects
textile|textiles|fabric|布|布料|원단 > textile-scrap used-clothing cotton-waste
grease|油脂|그리스 > waste-fats-and-greases waste-lubricating-grease wool-grease
drum|drums|桶|铁桶子|드럼|드럼통 > empty-steel-drums empty-plastic-containers
mud|泥浆|진흙 > drilling-mud sugar-filter-mud lime-mud red-mud
scale|皮|스케일 > mill-scale boiler-scale-sludge
dross|skimmings|浮渣|드로스 > aluminium-dross zinc-ash
turnings|swarf|切屑|铁屑子|절삭칩|선반칩 > ferrous-scrap aluminium-scrap brass-scrap
fines|粉料|미분 > coal-fines coke-fines stone-powder
pitch|沥青质|피치 > coal-tar-pitch rosin-and-tall-oil-pitch
resin|树脂|수지 > waste-resin virgin-resin spent-ion-exchange-resin
foam|泡沫|발포 > polyurethane-foam-scrap polystyrene-scrap foam-boxes
film|films|薄膜|필름 > polyethylene-film pet-film-scrap multilayer-film-scrap
gas|gases|气|气体|煤气|가스 > blast-furnace-gas coke-oven-gas biogas natural-gas
off gas|offgas|tail gas|尾气|废气 > carbon-dioxide synthesis-gas waste-heat
residue|residues|残渣|찌꺼기|잔재물|잔사 > distillation-residue food-processing-residues
peel|peels|皮渣 > vegetable-residues fruit-pulp
concrete|混凝土|콘크리트 > waste-concrete recycled-concrete-aggregate
brick|bricks|砖|벽돌 > reclaimed-bricks construction-and-demolition-waste
spent sand|used sand|waste sand|废砂|废沙|폐사|폐모래 > foundry-sand spent-blasting-media waste-sand
soil|earth|土|흙 > excavated-soil topsoil contaminated-soil
stone|石头|石料|돌 > waste-stone natural-aggregate
carbon|碳|카본 > carbon-dust carbon-black spent-activated-carbon
container|containers|容器|용기 > empty-plastic-containers metal-packaging
pipe|pipes|管|파이프 > reusable-steel pvc-scrap
fuel|fuels|燃料|연료 > coal wood-chips refuse-derived-fuel fuel-oil
cable|cables|wire|wires|电线|线|전선 > waste-cables
`

const usual = `
pallet|pallets|托盘|栈板|파렛트|팔레트|빠레트
tailings|mill tailings|尾矿|광미
manure|slurry|粪便|분뇨
waste oil|used oil|废油|폐유
straw|秸秆|볏짚
husk|hull|壳
dross|浮渣|드로스
salt|salts|废盐|소금
wastewater|waste water|废水|폐수
heat|余热|폐열
peat|compost|堆肥|퇴비
turnings|gypsum|石膏|석고
lime|석회
scrap|고철|废钢
plastic scrap|废塑料|폐플라스틱
pellets|颗粒|펠릿
bottles|瓶|병
wool|film|膜
`

/** Words with a usual meaning, unless the words around them say another: 托盘, 塑料的. */
export const usualWords: readonly string[] = usual.trim().split(/[|\n]/)

/** The words of every line with the ids they may stand for. */
export const ambiguousWords: readonly (readonly [word: string, ids: readonly string[]])[] = lines
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [words = '', ids = ''] = line.split(' > ')
    return words.split('|').map((word) => [word, ids.trim().split(' ')] as const)
  })
