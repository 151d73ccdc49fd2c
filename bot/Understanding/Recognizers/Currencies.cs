using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

/// <summary>A currency as a word or sign; <see cref="Iso"/> null where several countries share the word.</summary>
internal sealed record Currency(string? Iso);

/// <summary>The currencies of the world (ISO 4217): codes, adjectives with nouns, signs. A code may stand before or behind its amount.</summary>
internal static class Currencies
{
    /// <summary>Nouns, with the ISO code where one country's money alone is called so.</summary>
    private static readonly (string Nouns, string Iso)[] Nouns =
    [
        ("dollar|dollars|buck|bucks", ""), ("pound|pounds|quid", ""), ("deutschmark|deutschmarks|(d - mark|marks)", "DEM"), ("sterling|(pounds|pound sterling)", "GBP"), ("nis", "ILS"), ("soles", "PEN"), ("euro|euros", "EUR"), ("yen|yens", "JPY"), ("yuan|yuans|renminbi|rmb|kuai|yuanes", "CNY"), ("franc|francs", ""), ("rupee|rupees|rs", ""),
        ("peso|pesos", ""), ("kr|krone|kroner|krona|kronor|kronas|crown|crowns|koruna|korunas", ""), ("real|reais|reals", "BRL"), ("rand|rands", "ZAR"), ("won", ""), ("baht|bahts", "THB"), ("zloty|zlotys|zlotych|zloties", "PLN"),
        ("forint|forints", "HUF"), ("leu|lei", ""), ("lev|leva|levs", "BGN"), ("lira|liras|lire", ""), ("ruble|rubles|rouble|roubles", ""), ("hryvnia|hryvnias", "UAH"), ("dinar|dinars", ""), ("dirham|dirhams", ""),
        ("riyal|riyals|rial|rials", ""), ("shekel|shekels|sheqel|sheqels", "ILS"), ("ringgit|ringgits", "MYR"), ("rupiah|rupiahs", "IDR"), ("dong|dongs", "VND"), ("taka|takas", "BDT"), ("kip|kips", "LAK"), ("lari|laris", "GEL"),
        ("tenge|tenges", "KZT"), ("tugrik|tugriks|tugrug", "MNT"), ("kyat|kyats", "MMK"), ("riel|riels", "KHR"), ("naira|nairas", "NGN"), ("cedi|cedis", "GHS"), ("birr|birrs", "ETB"), ("shilling|shillings", ""), ("kwacha|kwachas", ""),
        ("pula|pulas", "BWP"), ("dalasi|dalasis", "GMD"), ("leone|leones", "SLL"), ("kwanza|kwanzas", "AOA"), ("metical|meticals|meticais", "MZN"), ("ariary|ariaries", "MGA"), ("loti|maloti", "LSL"), ("lilangeni|emalangeni", "SZL"), ("nakfa|nakfas", "ERN"),
        ("quetzal|quetzales|quetzals", "GTQ"), ("lempira|lempiras", "HNL"), ("cordoba|cordobas", "NIO"), ("colon|colones|colons", ""), ("balboa|balboas", "PAB"), ("bolivar|bolivares|bolivars", "VEF"), ("boliviano|bolivianos", "BOB"), ("guarani|guaranies|guaranis", "PYG"),
        ("gourde|gourdes", "HTG"), ("afghani|afghanis", "AFN"), ("dram|drams", "AMD"), ("manat|manats", ""), ("som|soms", "KGS"), ("somoni|somonis", "TJS"), ("lek|leks|leke", "ALL"), ("denar|denars|denari", "MKD"), ("kuna|kunas", "HRK"),
        ("pataca|patacas", "MOP"), ("ngultrum|ngultrums", "BTN"), ("rufiyaa|rufiyaas", "MVR"), ("vatu|vatus", "VUV"), ("kina|kinas", "PGK"), ("tala|talas", "WST"), ("paanga|paangas", "TOP"), ("markka|markkas|markkaa", "FIM"), ("mark|marks", ""),
        ("guilder|guilders|gulden|guldens", ""), ("drachma|drachmas", "GRD"), ("escudo|escudos", ""), ("peseta|pesetas", "ESP"), ("schilling|schillings", "ATS"), ("bitcoin|bitcoins|btc", "XBT"), ("ether|ethereum|eth", "ETH"),
    ];

    /// <summary>Whose money it is: the adjectives, the nouns it goes with, the code.</summary>
    private static readonly (string Adjectives, string Nouns, string Iso)[] National =
    [
        ("us|american|usa|(u . s .)|(united states)|(u . s . a .)|(u s)", "dollar|dollars", "USD"), ("canadian|canada", "dollar|dollars", "CAD"), ("australian|australia|aussie", "dollar|dollars", "AUD"), ("(new zealand)|nz|kiwi", "dollar|dollars", "NZD"), ("(hong kong)|hk|hongkong", "dollar|dollars", "HKD"),
        ("singapore|singaporean", "dollar|dollars", "SGD"), ("taiwan|taiwanese|(new taiwan)", "dollar|dollars", "TWD"), ("jamaican|jamaica", "dollar|dollars", "JMD"), ("namibian|namibia", "dollar|dollars", "NAD"), ("fijian|fiji", "dollar|dollars", "FJD"), ("bahamian|bahamas", "dollar|dollars", "BSD"),
        ("barbadian|barbados", "dollar|dollars", "BBD"), ("belize", "dollar|dollars", "BZD"), ("bermudian|bermuda", "dollar|dollars", "BMD"), ("brunei", "dollar|dollars", "BND"), ("cayman|(cayman islands)", "dollar|dollars", "KYD"), ("guyanese|guyana", "dollar|dollars", "GYD"), ("liberian", "dollar|dollars", "LRD"),
        ("(trinidad and tobago)|trinidad", "dollar|dollars", "TTD"), ("surinamese|suriname", "dollar|dollars", "SRD"), ("(east caribbean)", "dollar|dollars", "XCD"), ("zimbabwean|zimbabwe", "dollar|dollars", "ZWL"), ("(solomon islands)", "dollar|dollars", "SBD"),
        ("british|english|uk|sterling|(u . k .)", "pound|pounds", "GBP"), ("egyptian|egypt", "pound|pounds", "EGP"), ("lebanese|lebanon", "pound|pounds", "LBP"), ("syrian", "pound|pounds", "SYP"), ("sudanese", "pound|pounds", "SDG"), ("(south sudanese)", "pound|pounds", "SSP"), ("gibraltar", "pound|pounds", "GIP"), ("irish", "pound|pounds", "IEP"), ("falkland", "pound|pounds", "FKP"),
        ("swiss", "franc|francs", "CHF"), ("french", "franc|francs", "FRF"), ("belgian", "franc|francs", "BEF"), ("luxembourg", "franc|francs", "LUF"), ("cfa|(west african cfa)", "franc|francs", "XOF"), ("(central african cfa)", "franc|francs", "XAF"), ("cfp", "franc|francs", "XPF"), ("rwandan", "franc|francs", "RWF"), ("burundian", "franc|francs", "BIF"), ("congolese", "franc|francs", "CDF"), ("guinean", "franc|francs", "GNF"), ("djiboutian|djibouti", "franc|francs", "DJF"), ("comorian", "franc|francs", "KMF"),
        ("indian|india", "rupee|rupees", "INR"), ("pakistani|pakistan", "rupee|rupees", "PKR"), ("(sri lankan)|(sri lanka)", "rupee|rupees", "LKR"), ("nepalese|nepali", "rupee|rupees", "NPR"), ("mauritian|mauritius", "rupee|rupees", "MUR"), ("seychellois|seychelles", "rupee|rupees", "SCR"),
        ("mexican|mexico", "peso|pesos", "MXN"), ("argentine|argentinian|argentina", "peso|pesos", "ARS"), ("chilean|chile", "peso|pesos", "CLP"), ("colombian|colombia", "peso|pesos", "COP"), ("philippine|filipino|philippines", "peso|pesos", "PHP"), ("uruguayan|uruguay", "peso|pesos", "UYU"), ("dominican", "peso|pesos", "DOP"), ("cuban", "peso|pesos", "CUP"),
        ("swedish|sweden", "krona|kronor|kronas|krone|kroner|crown|crowns", "SEK"), ("norwegian|norway", "krone|kroner|krones|crown|crowns", "NOK"), ("danish|denmark", "krone|kroner|krones|crown|crowns", "DKK"), ("icelandic|iceland", "krona|kronur|kronas|crown|crowns", "ISK"), ("czech", "koruna|korunas|korun|crown|crowns", "CZK"), ("slovak", "koruna|korunas|crown|crowns", "SKK"),
        ("brazilian|brazil", "real|reais|reals", "BRL"), ("(south african)", "rand|rands", "ZAR"), ("(south korean)|korean", "won", "KRW"), ("(north korean)", "won", "KPW"), ("thai", "baht|bahts", "THB"), ("polish", "zloty|zlotys|zlotych", "PLN"), ("hungarian", "forint|forints", "HUF"), ("romanian", "leu|lei", "RON"), ("moldovan", "leu|lei", "MDL"), ("bulgarian", "lev|leva", "BGN"),
        ("turkish|turkey", "lira|liras", "TRY"), ("italian", "lira|lire|liras", "ITL"), ("maltese", "lira|liri", "MTL"), ("russian|russia", "ruble|rubles|rouble|roubles", "RUB"), ("belarusian|belarus", "ruble|rubles|rouble|roubles", "BYN"), ("ukrainian", "hryvnia|hryvnias", "UAH"),
        ("kuwaiti|kuwait", "dinar|dinars", "KWD"), ("bahraini|bahrain", "dinar|dinars", "BHD"), ("jordanian|jordan", "dinar|dinars", "JOD"), ("iraqi|iraq", "dinar|dinars", "IQD"), ("algerian|algeria", "dinar|dinars", "DZD"), ("tunisian|tunisia", "dinar|dinars", "TND"), ("libyan", "dinar|dinars", "LYD"), ("serbian|serbia", "dinar|dinars", "RSD"),
        ("uae|emirati|(united arab emirates)", "dirham|dirhams", "AED"), ("moroccan|morocco", "dirham|dirhams", "MAD"), ("saudi|(saudi arabian)", "riyal|riyals|rial|rials", "SAR"), ("qatari|qatar", "riyal|riyals|rial|rials", "QAR"), ("omani|oman", "rial|rials|riyal|riyals", "OMR"), ("yemeni", "rial|rials|riyal|riyals", "YER"), ("iranian|iran", "rial|rials|riyal|riyals", "IRR"),
        ("israeli|(new israeli)|(israeli new)", "shekel|shekels|sheqel|sheqels", "ILS"), ("malaysian", "ringgit|ringgits|dollar|dollars", "MYR"), ("indonesian", "rupiah|rupiahs", "IDR"), ("vietnamese", "dong|dongs", "VND"), ("bangladeshi", "taka|takas", "BDT"), ("lao|laotian", "kip|kips", "LAK"), ("georgian", "lari|laris", "GEL"), ("nigerian", "naira|nairas", "NGN"), ("ghanaian|ghana", "cedi|cedis", "GHS"), ("ethiopian", "birr|birrs", "ETB"),
        ("kenyan|kenya", "shilling|shillings", "KES"), ("tanzanian|tanzania", "shilling|shillings", "TZS"), ("ugandan|uganda", "shilling|shillings", "UGX"), ("somali", "shilling|shillings", "SOS"), ("zambian|zambia", "kwacha|kwachas", "ZMW"), ("malawian|malawi", "kwacha|kwachas", "MWK"), ("(costa rican)", "colon|colones", "CRC"), ("salvadoran", "colon|colones", "SVC"), ("azerbaijani|azerbaijan", "manat|manats", "AZN"), ("turkmenistan|turkmen", "manat|manats", "TMT"), ("armenian", "dram|drams", "AMD"), ("kazakhstani|kazakh", "tenge|tenges", "KZT"),
        ("chinese", "yuan|yuans|renminbi|rmb", "CNY"), ("japanese", "yen|yens", "JPY"), ("finnish", "markka|markkas|markkaa|marks|mark", "FIM"), ("german|deutsche|deutsch", "mark|marks", "DEM"), ("dutch|netherlands", "guilder|guilders|gulden", "NLG"), ("greek", "drachma|drachmas", "GRD"), ("portuguese", "escudo|escudos", "PTE"), ("spanish", "peseta|pesetas", "ESP"), ("austrian", "schilling|schillings", "ATS"), ("peruvian", "sol|soles|sols", "PEN"), ("venezuelan", "bolivar|bolivares|bolivars", "VEF"), ("bolivian", "boliviano|bolivianos", "BOB"), ("paraguayan", "guarani|guaranies", "PYG"), ("guatemalan", "quetzal|quetzales", "GTQ"), ("honduran", "lempira|lempiras", "HNL"), ("nicaraguan", "cordoba|cordobas", "NIO"), ("panamanian", "balboa|balboas", "PAB"), ("haitian", "gourde|gourdes", "HTG"), ("albanian", "lek|leke", "ALL"), ("croatian", "kuna|kunas", "HRK"), ("macedonian", "denar|denars", "MKD"), ("cambodian", "riel|riels", "KHR"), ("burmese|myanmar", "kyat|kyats", "MMK"), ("mongolian", "tugrik|tugriks|togrog", "MNT"), ("angolan", "kwanza|kwanzas", "AOA"), ("mozambican", "metical|meticais", "MZN"), ("bosnian|(bosnia and herzegovina convertible)", "mark|marks", "BAM"), ("maldivian", "rufiyaa|rufiyaas", "MVR"), ("afghan", "afghani|afghanis", "AFN"), ("uzbekistani|uzbek", "som|soms", "UZS"), ("kyrgyzstani|kyrgyz", "som|soms", "KGS"),
    ];

    /// <summary>Codes that are no English words; "all", "try", "top", "cup", "mad", "lak" and such only count beside a number when written large.</summary>
    private const string Codes = "usd eur gbp jpy cny inr chf cad aud nzd hkd sgd twd krw sek nok dkk isk czk pln huf ron bgn hrk rub uah ils aed sar qar omr kwd bhd jod iqd irr egp mad tnd dzd lyd zar ngn ghs kes tzs ugx etb brl mxn ars clp cop pen uyu pyg bob vef ves crc gtq hnl nio dop jmd ttd bbd bsd bzd xcd thb myr idr php vnd lkr pkr bdt npr mmk khr lak mnt kzt gel amd azn byn mdl rsd mkd bam try mop fjd pgk xaf xof xpf rmb mur scr nad bwp zmw mwk mzn aoa rwf bif cdf cve gmd gnf kmf djf sos sdg ssp syp lbp yer afn uzs tjs tmt kgs xbt dem frf itl nlg fim ats bef esp pte grd iep";

    private static readonly (string Sign, string Iso)[] Signs =
    [
        ("$", ""), ("£", ""), ("€|euro|euros", "EUR"), ("¥|￥", ""), ("₹", "INR"), ("₽", "RUB"), ("₩", "KRW"), ("₪", "ILS"), ("₫", "VND"), ("₴", "UAH"), ("₦", "NGN"), ("₱", "PHP"), ("฿", "THB"), ("₾", "GEL"), ("₭", "LAK"), ("₮", "MNT"), ("₸", "KZT"), ("₺", "TRY"), ("₼", "AZN"), ("₡", "CRC"), ("₲", "PYG"), ("₵", "GHS"), ("₿", "XBT"), ("៛", "KHR"), ("৳", "BDT"), ("(ர ூ)", "LKR"), ("﷼", ""), ("zł|zl", "PLN"),
        ("(us|usd $)|(u . s . $)|(u . s $)|(united states $)", "USD"), ("(hong kong $)", "HKD"), ("(new zealand $)", "NZD"), ("(australian|australia $)", "AUD"), ("(canadian|canada $)", "CAD"), ("(singapore $)", "SGD"), ("(taiwan|taiwanese $)", "TWD"), ("(mexican|mexico $)", "MXN"), ("nis", "ILS"), ("(c|ca|can|cad $)", "CAD"), ("(a|au|aud $)", "AUD"), ("(nz|nzd $)", "NZD"), ("(hk|hkd $)", "HKD"), ("(s|sg|sgd $)", "SGD"), ("(nt|twd $)", "TWD"), ("(mx|mex|mxn $)", "MXN"), ("(r $)", "BRL"), ("(j|jm|jmd $)", "JMD"), ("(fj|fjd $)", "FJD"), ("(bz|bzd $)", "BZD"), ("(ec|xcd $)", "XCD"), ("(tt|ttd $)", "TTD"), ("(n|nad $)", "NAD"), ("(b|bnd $)", "BND"), ("(rd $)", "DOP"), ("(cop|col $)", "COP"), ("(ars $)", "ARS"), ("(clp $)", "CLP"), ("(e £)", "EGP"), ("(cn|cny ¥)", "CNY"), ("(jp|jpy ¥)", "JPY"), ("(rs .?)", ""), ("rm", "MYR"),
    ];

    public static IEnumerable<Rule> All { get; } =
    [
        .. Signs.Select(s => Say.Words("sign of money", s.Sign, Of(s.Iso), Example(s.Sign))),
        .. Signs.Take(35).Select(s => Say.Words("currency", s.Sign.Replace("|euro|euros", "", StringComparison.Ordinal), Of(s.Iso), Example(s.Sign))),
        .. Nouns.Select(n => Say.Words("currency", n.Nouns, Of(n.Iso))),
        .. National.Select(n => Say.Words("currency", $"{n.Adjectives} ({n.Nouns})", Of(n.Iso), $"{Example(n.Adjectives)} {n.Nouns.Split('|')[0]}")),
        .. Codes.Split(' ').SelectMany(c => new[] { Code("sign of money", c), Code("currency", c) }),
        .. new[] { "eur", "usd", "gbp", "chf", "cad", "aud" }.SelectMany(c => new[] { new Rule("millions", "millions of " + c, "m" + c, Value(c), "m" + c), new Rule("thousands", "thousands of " + c, "k" + c, Value(c), "k" + c) }),
        Say.Words("coins", "(euro|us cent|cents)|eurocent|eurocents|cent|cents|penny|pence|pennies|¢|centavo|centavos|kopek|kopeks|paise|centime|centimes", "coins", "cents"),
    ];

    private static Currency Of(string iso) => new(iso.Length > 0 ? iso : null);

    private static Production Value(string code) => (in Match _) => new Currency(code.ToUpperInvariant());

    private static Rule Code(string category, string code)
    {
        var currency = new Currency(code == "rmb" ? "CNY" : code.ToUpperInvariant());
        // Codes that are words too: Moroccan dirhams, the Turkish lira, the Peruvian sol.
        if (code is not ("try" or "mad" or "all" or "pen" or "cup" or "top" or "bob" or "ron" or "cop" or "pep" or "amd" or "gel" or "lak" or "mop" or "php" or "ats" or "esp")) return new Rule(category, code, code, (in Match _) => currency, code.ToUpperInvariant());
        return new Rule(category, code, code, (in Match m) => char.IsUpper(m.Chart.Tokens.Raw(m.Start)[0]) && char.IsUpper(m.Chart.Tokens.Raw(m.Start)[^1]) ? currency : null, code.ToUpperInvariant());
    }

    /// <summary>The first alternative of a pattern, without its optional parts.</summary>
    private static string Example(string pattern)
    {
        var first = pattern.StartsWith('(') ? pattern[1..pattern.IndexOf(')')] : pattern.Split('|')[0];
        return string.Join(' ', first.Split(' ').Select(w => w.Split('|')[0]).Where(w => !w.EndsWith('?')));
    }
}
