using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Logging;

// What shows that the thing named was not done yet, or is another one than was told of.
internal readonly partial struct Traits
{
    /// <summary>"organising a call with Acme": what somebody is about to do, before anything that was read.</summary>
    private static bool BeginsWithDoing(List<Item> items, Tokens tokens, in Clause clause)
    {
        for (var i = clause.First; i < clause.End; i++)
        {
            if (items[i].Mark || items[i].Value is Greeting or Aside or OnDay) continue;
            if (items[i].Value is not null) return false;
            // "pricing call with Acme" is one about prices.
            if (items[i].Content && i + 1 < clause.End && items[i + 1].Value is Act or Batch && tokens.Folded(items[i].Start) is not ("organising" or "organizing" or "coordinating" or "requesting" or "suggesting" or "awaiting")) return false;
            if (items[i].Content) return tokens.Folded(items[i].Start) is { Length: > 5 } word && word.EndsWith("ing") && (items[i].Role & (WordRole.Topic | WordRole.Tells)) == 0;
        }

        return false;
    }

    /// <summary>"I have a call", "we have a weekly 30 min call", where nothing says how it was.</summary>
    private static bool HaveOne(List<Item> items, Tokens tokens, in Clause clause, int act)
    {
        for (var i = clause.First; i < clause.End; i++) if (items[i].Value is Rated) return false;
        var article = false;
        for (var i = act - 1; i > clause.First; i--)
        {
            if (items[i].Value is Lasting or OnDay or AtTime) continue;
            if (items[i].Value is not null || items[i].Mark) return false;
            var text = tokens.Folded(items[i].Start);
            article |= text is "a" or "an" or "another";
            if (text is "have") return article && tokens.Folded(items[i - 1].Start) is "i" or "we" or "'ve" or "ve" or "still" or "also";
            if (items[i].Content || text is "made" or "had" or "done" or "given" or "gave" or "held" or "taken" or "sent" or "run" or "finished" or "completed") return false;
        }

        return false;
    }

    /// <summary>"is off", "is still open", "is at 3": not how long it was, how good, or that it is over.</summary>
    private static bool IsHowItStands(List<Item> items, Tokens tokens, in Clause clause, int at)
    {
        for (var i = at + 1; i < clause.End; i++)
        {
            if (items[i].Value is Lasting or Added or Rated or Happened or About or Batch or Bound { Loose: false }) return false;
            if (items[i].Value is null && tokens.Folded(items[i].Start) is "logged" or "a" or "an" or "sent" or "made" or "written" or "held" or "delivered" or "given" or "taken" or "answered") return false;
        }

        return at + 1 < clause.End;
    }

    /// <summary>"excited for the meeting", "open the call", "Acme accepted the meeting": a word of something else, and then the thing.</summary>
    private static bool IsOfOtherDoing(List<Item> items, Tokens tokens, in Clause clause, int act)
    {
        for (var i = clause.First; i < act - 1; i++)
            if (items[i] is { Value: null, Content: true } && tokens[items[i].Start].Kind == TokenKind.Word && items[i + 1] is { Value: null, Mark: false } && tokens.Folded(items[i + 1].Start) is "a" or "an" or "the" or "my" or "our" or "for" or "about" or "on" or "out" or "to" or "of" or "that" or "over" or "at") return true;
        return false;
    }

    /// <summary>"to", directly before or with nothing but a word of our own between.</summary>
    private static bool FollowsTo(List<Item> items, Tokens tokens, in Clause clause, int at)
    {
        for (var i = at - 1; i >= Math.Max(clause.First, at - 2); i--)
        {
            if (items[i].Value is not null || items[i].Mark) return false;
            if (tokens.Folded(items[i].Start) is "to" or "and" or "on" or "about") return true;
        }

        return false;
    }

    /// <summary>Nothing but "is" or "now" between it and a call, a visit.</summary>
    private static bool FollowsThing(List<Item> items, Tokens tokens, in Clause clause, int at)
    {
        var i = at - 1;
        while (i >= clause.First && items[i].Value is null && tokens.Folded(items[i].Start) is "is" or "was" or "are" or "now" or "long" or "over" or "past") i--;
        return i >= clause.First && items[i].Value is Act { Form: Form.Noun or Form.NounOrOrder };
    }

    /// <summary>"the notes of yesterday's call", "the agenda for the 2 hour workshop": another one than was told of.</summary>
    internal static bool IsOfPaper(List<Item> items, Tokens tokens, in Clause clause, int act)
    {
        for (var i = act - 1; i > clause.First; i--)
        {
            if (items[i].Mark || items[i].Content || items[i].Value is not (null or OnDay or Lasting or AtTime or AccountName)) return false;
            if (tokens.Folded(items[i].Start) is "of" or "from" or "for" && items[i - 1].Value is null)
                return tokens.Folded(items[i - 1].Start) is "notes" or "minutes" or "slides" or "deck" or "agenda" or "recap" or "recording" or "summary" or "material" or "materials" or "protocol" or "prep" or "preparation";
        }

        return false;
    }

    /// <summary>"yesterday", "two days ago": before today, whatever is meant.</summary>
    private static bool SaysPastDay(Clauses clauses, in Clause clause)
    {
        for (var i = clause.First; i < clause.End; i++) if (clauses.Items[i].Value is OnDay { Relative: true, Day: var day } && day.Past < clauses.Chart.Reading.Moment.Today) return true;
        return false;
    }

    private static bool IsFirstWord(List<Item> items, in Clause clause, int at)
    {
        for (var i = clause.First; i < at; i++) if (!items[i].Mark && items[i].Value is not (Greeting or OnDay or AtTime)) return false;
        return true;
    }

    /// <summary>"send Acme an email", "make a call to Acme".</summary>
    private static bool BeginsWithOrder(List<Item> items, Tokens tokens, in Clause clause, int act)
    {
        var ordered = false;
        for (var i = clause.First; i < act; i++)
        {
            if (items[i].Mark || items[i].Value is Greeting or AccountName) continue;
            var delegated = i > clause.First && tokens.Folded(items[clause.First].Start) is "have" or "ask" or "tell" or "get" or "let";
            if (delegated && items[i] is { Value: PersonName } or { Value: null, Content: true }) { ordered = true; continue; }
            if (items[i].Value is not null || items[i].Content || (items[i].Role & WordRole.Own) != 0) return false;
            if (!ordered && tokens.Folded(items[i].Start) is not ("send" or "write" or "make" or "do" or "give" or "hold" or "run" or "get" or "have" or "ask" or "tell" or "let" or "also" or "and" or "then")) return false;
            ordered |= tokens.Folded(items[i].Start) is "send" or "write" or "make" or "do" or "give" or "hold" or "run" or "get";
        }

        return ordered;
    }
}
