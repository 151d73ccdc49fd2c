using System.Globalization;
using System.Text;

namespace CsmBot.Import.Sample;

/// <summary>Where the sample's names come from. Some are tricky on purpose: real customers are called like colours, months, numbers and verbs too.</summary>
internal static class Names
{
    public static readonly string[] First =
    [
        "Dana", "Marco", "Ines", "Tom", "Priya", "Jonas", "Aisha", "Lukas", "Mei", "Carlos", "Nora", "Peter", "Yuki", "Sam", "Elena", "Omar", "Greta", "Paulo", "Ruth",
        "Ivan", "Leila", "April", "Will", "Grace", "Zoë", "José", "Søren", "Mark", "Hope", "Drew", "Anaïs", "Björn", "Chloe", "Devon", "Farah", "Hugo", "Kira", "Nils",
    ];

    public static readonly string[] Last =
    [
        "Reyes", "Bianchi", "Costa", "Baker", "Nair", "Weber", "Khan", "Novak", "Chen", "Ortiz", "Lindqvist", "Adams", "Tanaka", "Okafor", "Petrova", "Haddad", "Vogel",
        "Silva", "Goldberg", "Kovač", "Rahimi", "May", "Young", "Hall", "Dubois", "García", "Jensen", "Brown", "Wright", "O'Brien", "Fischer", "Park", "Murphy", "Stone",
        "van Dijk", "Müller", "Santos", "Kelly", "Ito", "Walsh",
    ];

    private static readonly string[] _teams = ["Orion", "Lyra", "Cygnus", "Vela", "Aquila", "Draco", "Perseus", "Corvus", "Hydra", "Phoenix", "Carina", "Pavo"];

    /// <summary>Name, aliases, industry; always the first accounts of a sample.</summary>
    public static readonly (string Name, string[] Aliases, string Industry)[] Tricky =
    [
        ("Acme Corp", ["Acme"], "Manufacturing"), ("Acme Labs", [], "Software"), ("Green Harbor Foods", ["GHF"], "Retail"), ("May & Partners", ["May and Partners"], "Financial Services"),
        ("Tuesday Media", [], "Media"), ("Four Winds Shipping", ["4 Winds"], "Logistics"), ("Societé Lumière", ["Lumiere"], "Energy"), ("O'Hara Foods", ["OHF"], "Retail"),
        ("Smith & Daughters", ["Smith and Daughters"], "Retail"), ("Northwind Traders", ["NWT"], "Retail"), ("Northwind Health", [], "Healthcare"), ("August Systems", [], "Software"),
        ("Red Kite Travel", [], "Travel"), ("99 Bikes", ["Ninety-Nine Bikes"], "Retail"), ("Müller Maschinenbau", ["Mueller", "MM"], "Manufacturing"), ("Yellow Door Books", ["YDB"], "Retail"),
        ("Call Center Partners", ["CCP"], "Software"), ("Quarter Mile Motors", ["QMM"], "Manufacturing"), ("Renewal Energy Co-op", [], "Energy"), ("Second Story Schools", [], "Education"),
        ("São Bento Coffee", ["Sao Bento"], "Retail"), ("Ångström Labs", ["Angstrom"], "Healthcare"), ("Health First Clinics", ["HFC"], "Healthcare"), ("Tier One Tyres", [], "Manufacturing"),
    ];

    private static readonly string[] _front =
    [
        "Silver", "Oak", "Stone", "Clear", "River", "Lake", "North", "West", "Maple", "Iron", "Bright", "Fair", "High", "Long", "Ash", "Elm", "Cedar", "Fox", "Hawk", "Swan", "Crest",
        "Ember", "Frost", "Glen", "Harbor", "Ivy", "Juniper", "King", "Linden", "Moss", "Noble", "Opal", "Pine", "Quill", "Raven", "Sun", "Thorn", "Vale", "Wild", "Winter",
    ];

    private static readonly string[] _back =
    [
        "brook", "field", "gate", "ford", "wood", "ridge", "bridge", "haven", "mont", "port", "stead", "ton", "view", "well", "worth", "dale", "crest", "land", "mark", "point",
        "shore", "side", "spring", "water", "bury", "cliff", "combe", "hurst", "leigh", "mere",
    ];

    private static readonly (string Word, string Industry)[] _business =
    [
        ("Foods", "Retail"), ("Outfitters", "Retail"), ("Markets", "Retail"), ("Home", "Retail"), ("Logistics", "Logistics"), ("Freight", "Logistics"), ("Couriers", "Logistics"),
        ("Bank", "Financial Services"), ("Insurance", "Financial Services"), ("Capital", "Financial Services"), ("Credit Union", "Financial Services"), ("Clinic", "Healthcare"),
        ("Hospitals", "Healthcare"), ("Pharma", "Healthcare"), ("Care", "Healthcare"), ("Software", "Software"), ("Data", "Software"), ("Analytics", "Software"), ("Networks", "Software"),
        ("Works", "Manufacturing"), ("Tools", "Manufacturing"), ("Steel", "Manufacturing"), ("Plastics", "Manufacturing"), ("Motors", "Manufacturing"), ("Energy", "Energy"),
        ("Solar", "Energy"), ("Power", "Energy"), ("Academy", "Education"), ("College", "Education"), ("Publishing", "Media"), ("Studios", "Media"), ("Travel", "Travel"), ("Hotels", "Travel"),
    ];

    private static readonly string[] _end = ["", "", "", " Group", " International", " & Co", " Partners", " Holdings", " East", " South"];

    public static string Team(int index) => _teams[index % _teams.Length] + (index < _teams.Length ? "" : $" {(index / _teams.Length) + 1}");

    /// <summary>A company that is not taken yet; one in twelve shares its first word with <paramref name="previous"/>.</summary>
    public static (string Name, string[] Aliases, string Industry) Company(Dice dice, HashSet<string> taken, string previous)
    {
        while (true)
        {
            var isNeighbour = dice.Chance(0.08) && previous.Length > 0;
            var first = isNeighbour ? previous.Split(' ')[0] : dice.Pick(_front) + dice.Pick(_back);
            var (word, industry) = dice.Pick(_business);
            var name = $"{first} {word}{dice.Pick(_end)}";
            if (!taken.Add(name)) continue;
            var initials = string.Concat(name.Split(' ').Where(w => w != "&").Select(w => w[0]));
            string[] aliases = isNeighbour ? [] : dice.Chance(0.2) ? [first] : initials.Length > 2 && dice.Chance(0.5) ? [initials] : [];
            return (name, aliases, industry);
        }
    }

    /// <summary>A name as it stands in an address: without accents, spaces, punctuation and capitals.</summary>
    public static string Plain(string name) => string.Concat(
        name.Replace("ø", "o").Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && char.IsAsciiLetterOrDigit(c)))
        .ToLowerInvariant();
}
