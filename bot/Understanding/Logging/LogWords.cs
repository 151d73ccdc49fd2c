using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Logging;

/// <summary>What a single word does in a message that logs something. A word without any of these carries content.</summary>
[Flags]
internal enum WordRole : ushort
{
    None = 0,

    /// <summary>Says nothing of its own: "the", "just", "quick".</summary>
    Glue = 1,

    /// <summary>Us: "I", "we", "my".</summary>
    Own = 2,

    /// <summary>The others, as the subject of what follows: "they", "their", "someone".</summary>
    Others = 4,

    /// <summary>What follows is what it was about: "about", "regarding".</summary>
    Topic = 8,

    /// <summary>A further one may follow: "and", "then".</summary>
    Join = 16,

    /// <summary>A new thought: "but", "so", "because".</summary>
    Turn = 32,

    /// <summary>What the customer says, wants or is: "said", "wants", "is".</summary>
    Tells = 64,

    /// <summary>A question begins: "how", "which", "did".</summary>
    Asks = 128,

    /// <summary>A question begins if a subject follows: "did we", "have you".</summary>
    AsksIfSubject = 256,

    /// <summary>A kind of company: behind a name it makes another name: "Copperfield Bakery".</summary>
    Company = 512,

    /// <summary>A name can follow: "with", "to", "at".</summary>
    With = 1024,

    /// <summary>A span that questions ask about: "week", "quarter".</summary>
    Span = 2048,
}

internal static class LogWords
{
    private static readonly Dictionary<string, WordRole> Roles = Build();
    private static readonly Dictionary<string, WordRole>.AlternateLookup<ReadOnlySpan<char>> Lookup = Roles.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>By the word, or by what it was probably meant to be: "abuot 5 min".</summary>
    public static WordRole Of(Chart chart, int token)
    {
        if (Lookup.TryGetValue(chart.Tokens.Folded(token), out var role)) return role;
        return chart.Tokens[token] is { Word: 0, Guess: not 0 and var guess } && Lookup.TryGetValue(chart.Grammar.Lexicon[guess], out role) ? role : WordRole.None;
    }

    private static Dictionary<string, WordRole> Build()
    {
        var roles = new Dictionary<string, WordRole>(StringComparer.Ordinal);
        Add(WordRole.Glue, """
            a an the this that these those it its itself there here some any one ones thing
            had have has did do does was were been be being am made make got get gave held hold ran run went took take lasted spent spend stay stayed finished finish completed done put out dropped jumped hopped did
            sent send shot shared conducted attended joined hosted led delivered completed wrapped caught reached followed
            replied answered responded convo convos exchange outcome outcomes result results vibe vibes atmosphere catchup hung
            um uh uhm umm erm hmm er separately individually respectively mostly mainly primarily largely chiefly purely really
            just only quick quickly short brief briefly long small little bit nice new another further usual regular weekly monthly biweekly daily yearly annual quarterly first second third last final
            in on at by via per over of off up down for from to into with without w through around about approx approximately roughly nearly almost ca circa
            today now already yet still also too again afterwards afterward later earlier back together both each all altogether total overall
            please pls plz kindly thanks thx hi hello hey bot csmbot note notes fyi update log logged logging record recorded add my day entry interaction interactions activity activities
            session sessions discussion conversation talk minutes minute min mins hour hours hrs hr time duration type account customer client topic purpose subject effectiveness rating rated score day date when
            inc sync check checked checkin catch touch base follow followup intro introduction introductory exec executive executives team teams whole status review touchpoint
            as so well very really quite pretty rather super fairly actually basically simply
            i we me my our us mine ours myself ourselves he'd i'd 's 've 'm 'd s ve today yes yeah ok x nr no # e g
            them him her guys folks people everyone everybody colleague colleagues
            mit bei beim zum zur der das avec chez und con por
            during while whilst plus then next after before and right straight straightaway immediately directly shortly soon
            customer customers client clients contact contacts admin admins office site face remote remotely phone line person online virtual virtually
            """);
        Add(WordRole.Own, "i we me my our us mine ours myself ourselves im ive weve");
        Add(WordRole.Others, """
            they their theirs you theyre theyve theyll he she his hers someone somebody nobody noone none everyone everybody who whose it'll
            competitor competitors ceo cfo cto coo cio cmo vp sponsor champion boss board procurement
            """);
        Add(WordRole.Topic, "about re regarding concerning discussing discussed discuss topic due talked concerned cover covered covering around negotiated negotiating explored exploring");
        Add(WordRole.Join, "and adn nad annd then plus also & + und et");
        Add(WordRole.Turn, "but so because since while whereas although though which who whose where whom however yet otherwise nevertheless until till");
        Add(WordRole.Tells, """
            said says told tells asked asks wants want wanted needs need needed is are isnt arent has hasnt have havent will would wont wouldnt can cant could couldnt should may might
            complained complains reported reports mentioned mentions confirmed confirms agreed agrees promised promises decided decides expects expect plans likes like liked loves love loved hates hate hated
            thinks think thought feels felt knows knew uses use using signed renewed churned grew grows opened opens announced bought moved gets got found sees saw pays paid owes compares compare compared quoted
            that considering wondering worried unhappy happy upset impressed interested concerned introduced
            """);
        Add(WordRole.Asks, """
            how what whats which who whos whose when whens where wheres why show list tell find give count sum compare rank sort top bottom average median total biggest largest highest lowest any anything anyone anybody
            display export report whether
            """);
        Add(WordRole.AsksIfSubject, "did do does is are was were has have had can could would will should shall am may might didnt dont doesnt isnt arent hasnt havent wont cant");
        Add(WordRole.Company, """
            bakery bakeries foods food farms farm group groups bank banks clinic clinics partners partner works industries industry solutions institute institutes stores store press mutual systems system labs lab laboratories
            motors motor dairy mills mill tools tool crates harnesses logistics freight shipping transport travel tours consulting consultants advisors associates holdings holding capital ventures insurance assurance trust
            energy power utilities utility software technologies technology tech data analytics cloud digital media studios studio design designs creative marketing events hotel hotels resort resorts restaurant restaurants cafe bistro
            brewery brewing wines wine school schools college university academy district hospital hospitals health healthcare care medical dental pharma pharmacy therapeutics biotech robotics automation electronics electric engineering
            construction builders building materials steel metals mining chemicals plastics packaging paper textiles fabrics apparel clothing fashion shoes jewelry outfitters supply supplies wholesale retail market markets mart shop shops
            furniture interiors homes home realty properties estates gardens garden nursery landscaping roofing plumbing services service security telecom communications networks network wireless airlines aviation marine fisheries
            payroll accounting legal law realtors fitness sports gym leisure entertainment games publishing books printing union credit society foundation church council city county
            """);
        Add(WordRole.With, "with w to at for from by mit bei beim avec chez con");
        Add(WordRole.Span, "week weeks month months quarter quarters year years ytd qtd q1 q2 q3 q4 quarterly");
        return roles;

        void Add(WordRole role, string words)
        {
            foreach (var word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) roles[word] = roles.GetValueOrDefault(word) | role;
        }
    }
}
