using CsmBot.Accounts;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Logging.Rules;

/// <summary>
/// Simple German, French and Spanish words that people mix into English: days, what was done, how it went, and what did not or will
/// happen. Only words that are none in English, written as they are: of a word that merely resembles one nothing is made.
/// </summary>
internal static class ForeignRules
{
    private static readonly string[] Weekdays = ["sonntag|sonntags|(le dimanche)|(el domingo)", "montag|lundi|lunes", "dienstag|mardi|(el martes)", "mittwoch|mercredi|miercoles", "donnerstag|jeudi|jueves", "freitag|vendredi|viernes", "samstag|samedi|(el sabado)"];

    private const string DayPart = "(fruh|vormittag|mittag|nachmittag|abend|matin|midi|(apres -? midi)|soir|((por la)|(en la) manana|tarde|noche))";

    private static readonly (InteractionType Type, string Pattern, string[] Examples)[] Done =
    [
        (InteractionType.Call, "telefoniert|angerufen|gesprochen|hablado|((hable|llame) (con|a)?)", ["telefoniert", "hable con"]),
        (InteractionType.Email, "gemailt|angeschrieben", ["gemailt"]),
        (InteractionType.SiteVisit, "besucht", ["besucht"]),
        (InteractionType.Meeting, "getroffen", ["getroffen"]),
        (InteractionType.Training, "geschult", ["geschult"]),
    ];

    private static readonly (InteractionType Type, string Pattern, string[] Examples)[] Things =
    [
        (InteractionType.Call, "telefongesprach|(coup de fil)|videollamada", ["coup de fil", "videollamada"]),
        (InteractionType.Email, "courriel|(correo electronico?)", ["courriel", "correo electrónico"]),
        (InteractionType.Meeting, "rdv|(rendez -? vous)|mittagessen|abendessen|almuerzo|dejeuner", ["rdv", "rendez-vous", "Mittagessen"]),
        (InteractionType.SiteVisit, "kundenbesuch|besuch|visite", ["Besuch"]),
        (InteractionType.Training, "capacitacion", ["capacitación"]),
    ];

    private static readonly (Mood Mood, string Pattern, string[] Examples)[] Moods =
    [
        (Mood.Not, "nicht|kein|keine|keinen|(pas d|de|du|eu|pu|encore)", ["nicht", "keinen", "pas encore"]),
        (Mood.Off, "abgesagt|verschoben|annule|annulee|reporte|cancelado|cancelada|aplazado|aplazada|(nicht (erreicht|erreichbar|geklappt|stattgefunden))|(keine antwort)|(pas de reponse)|(sin respuesta)", ["abgesagt", "nicht erreicht", "pas de réponse"]),
        (Mood.Ahead, "ubermorgen|demain|(nachste|kommende woche)|(nachsten|kommenden {days})|(semaine prochaine)|(la? (semana que viene)|(proxima semana))|geplant|((werde|muss|sollte) ich)", ["demain", "nächste Woche", "semaine prochaine", "muss ich"]),
    ];

    public static IEnumerable<Rule> All { get; } =
    [
        .. Weekdays.Select((words, i) => new Rule("log", "a foreign weekday: " + (DayOfWeek)i, $"(am|letzten|vergangenen|le|el)? {words} {DayPart}? (dernier|pasado)?", (in Match m) => IsWritten(m) && !IsName(m) && !m.BeforeAny("mr", "mrs", "ms", "herr", "frau", "with", "mit", "avec", "con", ".") ? new OnDay(Days.OfWeekday((DayOfWeek)i, m.Reading.Moment.Today), false) : null, words.Split('|')[0].Trim('(', ')'))),
        new("log", "a foreign yesterday", $"gestern|ayer ({DayPart}|morgen)?", (in Match m) => IsWritten(m) ? Ago(m, 1) : null, "gestern", "ayer por la tarde", "gestern morgen"),
        new("log", "yesterday in French", $"hier {DayPart}?", (in Match m) => IsWritten(m) && (m.End - m.Start > 1 || HasFrench(m)) ? Ago(m, 1) : null, "hier matin"),
        new("log", "a foreign day before yesterday", "vorgestern|anteayer|antier|(avant -? hier)", (in Match m) => IsWritten(m) ? Ago(m, 2) : null, "vorgestern", "avant-hier"),
        new("log", "a foreign today", $"heute|hoy|(aujourd ~' ~hui)|aujourdhui|((ce|cet|cette) matin|midi|(apres -? midi))|(esta manana|tarde) ({DayPart}|morgen)?", (in Match m) => IsWritten(m) ? Ago(m, 0) : null, "heute", "hoy", "ce matin", "heute morgen"),
        new("log", "a foreign tomorrow", "morgen|manana", (in Match m) => IsWritten(m) && !m.BeforeAny("guten", "heute", "gestern", "la", "esta", "am") && !IsName(m) ? new Moody(Mood.Ahead) : null, "morgen", "mañana"),
        new("took", "a foreign hour", "eine|einer|une|una ganze? stunde|heure|hora", (in Match m) => IsWritten(m) ? LengthRules.Fit(60, Length.Plain) : null, "eine Stunde", "una hora", "une heure"),
        new("took", "half a foreign hour", "(eine|une|una)? halbe|demi|media -? stunde|heure|hora", (in Match m) => IsWritten(m) ? LengthRules.Fit(30, Length.Plain) : null, "eine halbe Stunde", "media hora", "demi-heure"),
        new("took", "a quarter of a foreign hour", "(eine)? viertelstunde|(un? cuarto de hora)|(un? quart d ~' ~heure)", (in Match m) => IsWritten(m) ? LengthRules.Fit(15, Length.Plain) : null, "eine Viertelstunde"),
        new("log", "very good, in others' words", "war|lief|ging|sehr|ganz|tres|muy|etait|fue (sehr|ganz|tres|muy)? gut|bien|bon|bueno|buena", (in Match m) => IsWritten(m) ? new Rated(4) : null, "sehr gut", "très bien", "muy bien", "war gut"),
        new("log", "a grade behind others' was", "war|lief|fue|etait (sehr|ganz|tres|muy)? <grade>", (in Match m) => IsWritten(m) ? new Rated(m.Get<int>(0)) : null, "war ok"),
        new("log", "good, in others' words, at the end", "gut|bien|bueno", (in Match m) => IsWritten(m) && EndsHere(m) ? new Rated(4) : null, "gut", "bien"),
        new("log", "excellent, in others' words", "ausgezeichnet|hervorragend|(ganz|wirklich? toll)|excelente|parfait|perfecto|(tres tres bien)", (in Match m) => IsWritten(m) ? new Rated(5) : null, "hervorragend", "perfecto"),
        new("log", "bad, in others' words", "(war|lief|ging)? (sehr|nicht)? schlecht|((muy|tres)? mal|mauvais|malo)|(nicht (so|sehr)? gut)|(pas (tres|si)? bien)", (in Match m) => IsWritten(m) && (m.End - m.Start > 1 || EndsHere(m)) && !(m.End - m.Start == 1 && m.Has("mal")) ? new Rated(2) : null, "schlecht", "nicht so gut", "pas très bien") { Weight = 1 },
        .. Done.Select(v => Act(v, Form.Done)), .. Things.Select(n => Act(n, Form.Noun)),
        .. Moods.Select(w => new Rule("log", "in others' words: " + w.Mood, "(" + w.Pattern.Replace("{days}", string.Join('|', Weekdays.Select(d => d.Split('|')[0]))) + ")", (in Match m) => IsWritten(m) ? new Moody(w.Mood) : null, w.Examples)),
    ];

    private static Rule Act((InteractionType Type, string Pattern, string[] Examples) row, Form form)
    {
        var act = new Act(row.Type, form);
        return new Rule(form == Form.Done ? "did" : "thing", $"in others' words: {form} {row.Type}", row.Pattern, (in Match m) => IsWritten(m) ? act : null, row.Examples);
    }

    private static OnDay Ago(in Match m, int days) => new(new DayReading(m.Reading.Moment.Today.AddDays(-days)), true);

    /// <summary>Letter by letter, and no typing slip of another word: "Marti" is no Tuesday.</summary>
    private static bool IsWritten(in Match m)
    {
        for (var i = m.Start; i < m.End; i++) if (m.Chart.Tokens[i].Guess != 0) return false;
        return true;
    }

    /// <summary>The name of a person or of an account, or a part of it.</summary>
    private static bool IsName(in Match m)
    {
        foreach (ref readonly var edge in m.Chart.Edges)
            if (edge.Start <= m.Start && edge.End >= m.End && edge.Value is Names.AccountName { Slip: false } or Names.PersonName) return true;
        return false;
    }

    /// <summary>"hier" is "here" in German.</summary>
    private static bool HasFrench(in Match m)
    {
        for (var i = 0; i < m.Chart.Tokens.Count; i++) if (m.Chart.Tokens.Folded(i) is "avec" or "chez" or "appel" or "tres" or "rdv" or "pour" or "reunion" or "et" or "le" or "visite") return true;
        return false;
    }

    private static bool EndsHere(in Match m) => m.End == m.Chart.Tokens.Count || m.Chart.Tokens[m.End].LineStart || m.Chart.Tokens[m.End].Kind == TokenKind.Mark;
}
