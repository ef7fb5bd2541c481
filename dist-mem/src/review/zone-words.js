/**
 * What people call their time zone, beside its IANA name: newer names, abbreviations, big cities, countries of one
 * zone.
 */
/** The name of today for those that ICU still lists by an older one. */
export const NEWER_NAMES = {
    'Africa/Asmera': 'Africa/Asmara',
    'America/Godthab': 'America/Nuuk',
    'Asia/Calcutta': 'Asia/Kolkata',
    'Asia/Katmandu': 'Asia/Kathmandu',
    'Asia/Rangoon': 'Asia/Yangon',
    'Asia/Saigon': 'Asia/Ho_Chi_Minh',
    'Atlantic/Faeroe': 'Atlantic/Faroe',
    'Europe/Kiev': 'Europe/Kyiv',
    'Pacific/Enderbury': 'Pacific/Kanton',
    'Pacific/Ponape': 'Pacific/Pohnpei',
    'Pacific/Truk': 'Pacific/Chuuk',
};
const UNITED_STATES = `America/New_York America/Chicago America/Denver America/Los_Angeles America/Phoenix
  America/Anchorage Pacific/Honolulu`;
/**
 * Lists for `zonesIn`: several where an abbreviation means several things, or a country has several; the likeliest
 * first.
 */
export const ABBREVIATIONS = {
    acst: 'Australia/Adelaide Australia/Darwin',
    aedt: 'Australia/Sydney Australia/Melbourne',
    aest: 'Australia/Sydney Australia/Brisbane Australia/Melbourne',
    ast: 'America/Halifax America/Puerto_Rico Asia/Riyadh',
    awst: 'Australia/Perth',
    brazil: 'America/Sao_Paulo America/Manaus America/Fortaleza America/Cuiaba America/Rio_Branco',
    brt: 'America/Sao_Paulo',
    canada: 'America/Toronto America/Vancouver America/Edmonton America/Winnipeg America/Regina America/Halifax America/St_Johns',
    bst: 'Europe/London Asia/Dhaka',
    cat: 'Africa/Maputo',
    cdt: 'America/Chicago America/Havana',
    cest: 'Europe/Berlin Europe/Paris Europe/Madrid',
    cet: 'Europe/Berlin Europe/Paris Europe/Madrid',
    cst: 'America/Chicago Asia/Shanghai America/Mexico_City America/Havana',
    eat: 'Africa/Nairobi',
    ect: 'America/Guayaquil',
    edt: 'America/New_York America/Toronto',
    eest: 'Europe/Athens Europe/Helsinki Europe/Kyiv',
    eet: 'Europe/Athens Europe/Helsinki Africa/Cairo',
    est: 'America/New_York America/Toronto America/Panama',
    gmt: 'Europe/London Africa/Accra UTC',
    gst: 'Asia/Dubai Pacific/Guam',
    hkt: 'Asia/Hong_Kong',
    hst: 'Pacific/Honolulu',
    ist: 'Asia/Kolkata Europe/Dublin Asia/Jerusalem',
    jst: 'Asia/Tokyo',
    kst: 'Asia/Seoul',
    la: 'America/Los_Angeles',
    mdt: 'America/Denver',
    mesz: 'Europe/Berlin Europe/Vienna Europe/Zurich',
    mez: 'Europe/Berlin Europe/Vienna Europe/Zurich',
    msk: 'Europe/Moscow',
    mst: 'America/Denver America/Phoenix Asia/Kuala_Lumpur',
    npt: 'Asia/Kathmandu',
    nzdt: 'Pacific/Auckland',
    nzst: 'Pacific/Auckland',
    pdt: 'America/Los_Angeles',
    pkt: 'Asia/Karachi',
    pst: 'America/Los_Angeles Asia/Manila',
    russia: `Europe/Moscow Europe/Samara Asia/Yekaterinburg Asia/Omsk Asia/Novosibirsk Asia/Krasnoyarsk Asia/Irkutsk
    Asia/Yakutsk Asia/Vladivostok Asia/Kamchatka Europe/Kaliningrad`,
    sast: 'Africa/Johannesburg',
    sgt: 'Asia/Singapore',
    trt: 'Europe/Istanbul',
    'united states': UNITED_STATES,
    us: UNITED_STATES,
    usa: UNITED_STATES,
    utc: 'UTC',
    wat: 'Africa/Lagos',
    west: 'Europe/Lisbon',
    wet: 'Europe/Lisbon',
    wib: 'Asia/Jakarta',
    z: 'UTC',
};
/** Cities and countries that are no zone's own name, divided by commas. */
export const OTHER_NAMES = {
    'Africa/Cairo': 'alexandria, egypt',
    'Africa/Casablanca': 'rabat, marrakesh, morocco',
    'Africa/Johannesburg': 'cape town, durban, pretoria, south africa',
    'Africa/Lagos': 'abuja, kano, nigeria',
    'Africa/Nairobi': 'mombasa, kenya',
    'America/Bogota': 'medellin, cali, colombia',
    'America/Buenos_Aires': 'cordoba argentina, rosario, argentina',
    'America/Chicago': 'houston, dallas, austin, minneapolis, new orleans, st louis, us central, central time',
    'America/Denver': 'salt lake city, us mountain, mountain time',
    'America/Halifax': 'nova scotia, atlantic time',
    'America/Lima': 'peru',
    'America/Los_Angeles': 'san francisco, sf, seattle, san diego, portland, las vegas, silicon valley, us pacific, pacific time',
    'America/Mexico_City': 'guadalajara, puebla, mexico',
    'America/New_York': 'boston, washington, washington dc, philadelphia, miami, atlanta, nyc, us eastern, eastern time',
    'America/Phoenix': 'arizona, tucson',
    'America/Santiago': 'valparaiso, chile',
    'America/Sao_Paulo': 'rio de janeiro, brasilia, belo horizonte',
    'America/Toronto': 'montreal, ottawa, quebec',
    'America/Vancouver': 'victoria, british columbia',
    'Asia/Dhaka': 'bangladesh, chittagong',
    'Asia/Dubai': 'abu dhabi, united arab emirates, uae',
    'Asia/Ho_Chi_Minh': 'ho chi minh city, hanoi, da nang, vietnam',
    'Asia/Jakarta': 'bandung, surabaya',
    'Asia/Jerusalem': 'tel aviv, haifa, israel',
    'Asia/Karachi': 'lahore, islamabad, pakistan',
    'Asia/Kathmandu': 'nepal',
    'Asia/Kolkata': 'mumbai, bombay, delhi, new delhi, bangalore, bengaluru, chennai, hyderabad, pune, india',
    'Asia/Manila': 'quezon city, cebu, philippines',
    'Asia/Riyadh': 'jeddah, mecca, saudi arabia',
    'Asia/Seoul': 'busan, incheon, korea, south korea',
    'Asia/Shanghai': 'beijing, peking, shenzhen, guangzhou, chengdu, wuhan, hangzhou, china',
    'Asia/Taipei': 'kaohsiung, taiwan',
    'Asia/Tehran': 'isfahan, iran',
    'Asia/Tokyo': 'osaka, kyoto, yokohama, nagoya, sapporo, japan',
    'Asia/Yangon': 'myanmar, burma',
    'Australia/Sydney': 'canberra, newcastle',
    'Europe/Amsterdam': 'rotterdam, utrecht, the hague, netherlands, holland',
    'Europe/Athens': 'thessaloniki, greece',
    'Europe/Berlin': 'munich, munchen, muenchen, hamburg, frankfurt, cologne, koln, koeln, stuttgart, leipzig, dresden, germany',
    'Europe/Brussels': 'antwerp, ghent, belgium',
    'Europe/Bucharest': 'cluj, romania',
    'Europe/Budapest': 'hungary',
    'Europe/Copenhagen': 'aarhus, denmark',
    'Europe/Dublin': 'cork, galway, ireland',
    'Europe/Helsinki': 'tampere, espoo, finland',
    'Europe/Istanbul': 'ankara, izmir, turkey, turkiye',
    'Europe/Kyiv': 'lviv, odesa, kharkiv, ukraine',
    'Europe/Lisbon': 'porto, portugal',
    'Europe/London': 'manchester, birmingham, edinburgh, glasgow, bristol, leeds, england, scotland, wales, uk',
    'Europe/Madrid': 'barcelona, valencia, seville, bilbao, spain',
    'Europe/Moscow': 'saint petersburg, st petersburg',
    'Europe/Oslo': 'bergen, norway',
    'Europe/Paris': 'lyon, marseille, toulouse, nice, bordeaux, lille, france',
    'Europe/Prague': 'brno, czechia, czech republic',
    'Europe/Rome': 'milan, milano, naples, turin, florence, bologna, italy',
    'Europe/Stockholm': 'gothenburg, malmo, sweden',
    'Europe/Vienna': 'wien, graz, salzburg, innsbruck, austria',
    'Europe/Warsaw': 'krakow, gdansk, wroclaw, poland',
    'Europe/Zurich': 'geneva, basel, bern, lausanne, switzerland',
    'Pacific/Apia': 'samoa',
    'Pacific/Auckland': 'wellington, christchurch, new zealand',
    'Pacific/Honolulu': 'hawaii',
    UTC: 'universal time',
};
/** Offered before anything is typed, from west to east. */
export const WELL_KNOWN = zonesIn(`
  Pacific/Honolulu America/Los_Angeles America/Denver America/Chicago America/New_York America/Sao_Paulo
  UTC Europe/London Africa/Lagos Europe/Berlin Europe/Paris Europe/Kyiv Europe/Istanbul
  Asia/Dubai Asia/Karachi Asia/Kolkata Asia/Dhaka Asia/Jakarta Asia/Shanghai Asia/Singapore Asia/Tokyo
  Australia/Sydney Pacific/Auckland
`);
/** The zones of a list in which white space is between them. */
export function zonesIn(list) {
    return list.trim().split(/\s+/);
}
//# sourceMappingURL=zone-words.js.map