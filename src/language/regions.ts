/** Countries and provinces that people put before or after a town; they have a name here and no point on the map. */
export const regionNames: readonly string[] = [
  'China|Korea|South Korea|Japan|Taiwan|Vietnam|Thailand|Malaysia|Indonesia|Singapore|Philippines|India|Bangladesh|Pakistan|Turkey|Türkiye|Egypt|Morocco|Kenya|Nigeria|Ghana|South Africa|Australia|New Zealand',
  'Germany|France|Spain|Portugal|Italy|Netherlands|Belgium|Austria|Switzerland|Denmark|Sweden|Norway|Finland|Poland|Czechia|Hungary|Romania|Bulgaria|Greece|Ireland|UK|England|Scotland|Wales|Northern Ireland',
  'USA|Canada|Mexico|Brazil|Chile|Argentina|Colombia|Peru|Puerto Rico|Texas|Ohio|California|Pennsylvania|Louisiana|Alabama|Illinois|Indiana|Michigan|Georgia|Florida|Tennessee|Wisconsin|Minnesota|Iowa|Ontario|Quebec|Alberta',
  '河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|内蒙|广西|西藏|宁夏|新疆|北京|天津|上海|重庆|香港|澳门',
  '경기|강원|충북|충남|전북|전남|경북|경남|제주|경기도|강원도|충청북도|충청남도|전라북도|전라남도|경상북도|경상남도|제주도|서울|부산|대구|인천|광주|대전|울산|세종',
  '중국|한국|일본|대만|베트남|태국|인도|독일|프랑스|미국|中国|韩国|日本|越南|泰国|印度|德国|美国',
].flatMap((line) => line.split('|'))
