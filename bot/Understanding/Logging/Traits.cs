using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Logging;

/// <summary>What can be seen of a clause before anything is taken from it.</summary>
internal readonly partial struct Traits
{
    /// <summary>Neither a word nor a piece.</summary>
    public bool Empty { get; }
    public Act? Deed { get; }
    public AccountName? Account { get; }
    public OnDay? Day { get; }

    /// <summary>The first thing that says it was not done, where it bears on the act.</summary>
    public Mood? NotDone { get; }

    /// <summary>Someone else is the subject.</summary>
    public bool Foreign { get; }

    /// <summary>How many words carry content and were not read.</summary>
    public int Contents { get; }
    public bool BeginsWithContent { get; }
    public bool HasDoneAct { get; }
    public bool IsLogOrder { get; }
    public bool Own { get; }
    public bool Them { get; }

    /// <summary>"had", "did", "held": the noun behind it was done.</summary>
    public bool HadIt { get; }

    /// <summary>Begins as an order does: "call Acme".</summary>
    public bool IsOrder { get; }

    /// <summary>"last call", "the previous visit": another one than was told of.</summary>
    public bool Earlier { get; }

    /// <summary>"the last meeting", "our previous call": what was before now.</summary>
    public bool Before { get; }

    /// <summary>"the call", "their meeting": known already.</summary>
    public bool Definite { get; }

    /// <summary>"3 emails from them".</summary>
    public bool FromThem { get; }

    /// <summary>"2 for Acme", in a list.</summary>
    public int? LeadingCount { get; }

    /// <summary>A lone figure from 10 to 240 beside the name or the act, as in "call Acme 30, good".</summary>
    public int? BareMinutes { get; }

    /// <summary>"renewal on Jan 15": what is due when.</summary>
    public bool IsRemarkOfDay { get; }

    /// <summary>It tells of what was not, or will be.</summary>
    public bool HasMood { get; }

    /// <summary>It goes on to say what it was about.</summary>
    public bool HasTopic { get; }

    /// <summary>The account and the act stand side by side.</summary>
    public bool Paired { get; }

    /// <summary>A length, a grade or a number stands in it.</summary>
    public bool HasFigures { get; }
    public bool HasLength { get; }

    /// <summary>A list follows: "Emails: Acme, Globex".</summary>
    public bool IsHeader { get; }

    /// <summary>Words that must be a name: the clause's only content.</summary>
    public (int Start, int End)? UnknownName { get; }

    /// <summary>Content directly behind "with", "to" or a verb.</summary>
    public (int Start, int End)? UnknownAfterWith { get; }

    /// <summary>A name nobody has, directly before what was done or how long it took: "Quorndon Mills email", "Grubhaus 20m call".</summary>
    public (int Start, int End)? UnknownBefore { get; }

    /// <summary>"we spoke for 12 minutes": may say again what was named before.</summary>
    public bool Spoke { get; }

    /// <summary>"the visit was on Nov 3" tells of one known already.</summary>
    public bool TellsOfDeed { get; }

    /// <summary>An account's name with more of a name behind it: "Copperfield Bakery".</summary>
    public (int Start, int End)? Doubt { get; }

    /// <summary>"sorry, Globex": the account stands in the place of another.</summary>
    public bool Instead { get; }

    /// <summary>A lone figure from 1 to 5 at the end.</summary>
    public int? BareScore { get; }

    /// <summary>A lone figure from 5 to 240 at the end.</summary>
    public int? BareNumber { get; }

    /// <summary>"nervous about my call with Acme": the thing is named beside something else that is told.</summary>
    public bool Beside { get; }

    public Traits(Clauses clauses, in Clause clause)
    {
        var items = clauses.Items;
        var tokens = clauses.Chart.Tokens;
        Empty = true;
        var (first, previous, actAt, accountAt, topic, order, real, hasPurpose, about, forThat, sent, came) = (-1, -1, -1, -1, false, false, false, false, false, false, false, false);
        Mood? mood = null;
        for (var i = clause.First; i < clause.End; i++)
        {
            var item = items[i];
            if (item.Mark) continue;
            Empty = false;
            if (item.Value is null)
            {
                Own |= (item.Role & WordRole.Own) != 0;
                about |= (item.Role & WordRole.Topic) != 0;
                topic |= (item.Role & WordRole.Topic) != 0 && (actAt >= 0 || accountAt >= 0);
                var text = tokens.Folded(item.Start);
                if (LeadingCount is null && CountAtStart(items, tokens, clause, i) is { } leading) { LeadingCount = leading; HasFigures = true; previous = i; continue; }
                // "QBR due", "their next call is now overdue".
                if (text is "due" or "overdue" && !(i + 1 < clause.End && tokens.Folded(items[i + 1].Start) is "to") && FollowsThing(items, tokens, clause, i)) NotDone ??= Mood.Ahead;
                // "the call with Acme is off", "is still open".
                if (text is "is" or "are" && actAt >= 0 && !HasDoneAct && !topic && accountAt >= 0 && IsHowItStands(items, tokens, clause, i)) NotDone ??= Mood.Ahead;
                // "the QBR with Acme is on Thursday at 2".
                if (text is "is" or "are" or "starts" or "begins" && actAt >= 0 && !HasDoneAct && !topic && i + 1 < clause.End && items[i + 1].Value is OnDay or AtTime or AtInstant) NotDone ??= Mood.Ahead;
                sent |= text is "sent" or "shared" or "forwarded" or "wrote";
                Them |= text is "them" or "him" or "her" or "they";
                HadIt |= actAt < 0 && !(i + 1 < clause.End && items[i + 1].Value is Moody or Lasting { Length: Length.Planned }) && text is "had" or "did" or "held" or "completed" or "gave" or "ran" or "conducted" or "attended" or "joined" or "hosted" or "led" or "delivered" or "made" or "finished" or "sent" or "dropped" or "shot" or "shared" or "wrapped" or "took" or "spent" or "was" or "were" or "been" or "done";
                if (!item.Content && (item.Role & (WordRole.Others | WordRole.Tells)) == 0) { previous = i; continue; }
                if (first < 0) { first = i; BeginsWithContent = item.Content && !sent; Foreign = IsOthers(clauses, clause, i); }
                if (item.Content)
                {
                    Contents++;
                    if (UnknownAfterWith is null && CanBeName(items, tokens, clause, i)) UnknownAfterWith = NameFrom(items, tokens, clause, i);
                }

                previous = i;
                continue;
            }

            switch (item.Value)
            {
                case Act or Batch:
                    var act = item.Value as Act ?? ((Batch)item.Value).Act;
                    if (topic || forThat || IsOfPaper(items, tokens, clause, i) || (act.Form == Form.Undone && HasLength && tokens.Folded(items[i - 1].Start) is "to")) break;
                    Earlier |= previous >= clause.First && items[previous].Value is null && tokens.Folded(items[previous].Start) is "last" or "previous" or "prior" or "earlier" or "first" or "other" or "latest";
                    Before |= Earlier && tokens.Folded(items[previous].Start) is not ("first" or "other");
                    Definite |= previous >= clause.First && items[previous].Value is null && tokens.Folded(items[previous].Start) is "the" or "their" or "his" or "her" or "that";
                    FromThem |= act.Form is Form.Noun && i + 2 < clause.End && tokens.Folded(items[i + 1].Start) is "from" && tokens.Folded(items[i + 2].Start) is "them" or "him" or "her" or "their";
                    // "I have a call with Acme": it is still to come.
                    if (act.Form != Form.Done && HaveOne(items, tokens, clause, i)) NotDone ??= Mood.Ahead;
                    if (act.Ours) (mood, Foreign) = (null, false);
                    came |= act.Came;
                    if (mood is { } found && NotDone is null) NotDone = found;
                    if (act.Form == Form.Undone && !(i > clause.First && tokens.Folded(items[i - 1].Start) is "to") && (real || (previous >= clause.First && tokens.Folded(items[previous].Start) is "did") || ((HadIt || HasFigures) && tokens.Folded(item.Start).EndsWith("ing")))) act = act with { Form = Form.Done };
                    // "yesterday I am calling Acme for 20 min", as other languages say it.
                    if (act.Form == Form.Undone && tokens.Folded(item.Start).EndsWith("ing") && i > clause.First && tokens.Folded(items[i - 1].Start) is "am" or "was" or "were" or "are" or "'m" or "been" && SaysPastDay(clauses, clause)) (act, mood) = (act with { Form = Form.Done }, null);
                    // "meet Acme 30m", as "call Acme 30m".
                    if (act.Form == Form.Undone && tokens.Folded(item.Start) is "meet" or "train" && IsFirstWord(items, clause, i) && HasLengthIn(items, clause)) act = act with { Form = Form.NounOrOrder };
                    if (act.Form == Form.NounOrOrder && previous >= clause.First && tokens.Folded(items[previous].Start) is "to" && items[previous].Value is null) act = act with { Form = Form.Undone };
                    order = actAt < 0 && accountAt < 0 && act.Form == Form.NounOrOrder && IsFirstWord(items, clause, i);
                    HasDoneAct |= act.Form is Form.Done or Form.Incoming;
                    Deed ??= act;
                    if (actAt < 0) actAt = i;
                    Spoke |= act.Form == Form.Done && tokens.Folded(item.Start) is "spoke" or "spoken" or "on" or "talked";
                    TellsOfDeed |= act.Form is Form.Noun or Form.NounOrOrder && i + 1 < clause.End && tokens.Folded(items[i + 1].Start) is "was" or "were" or "is";
                    break;
                case AccountName name:
                    if (topic || IsCause(clauses, clause, i)) break;
                    Instead |= item.Instead > 0;
                    if (first < 0) Foreign |= IsTelling(clauses, clause, i);
                    Account ??= name;
                    Doubt ??= Longer(items, tokens, clause, i);
                    if (accountAt < 0) accountAt = i;
                    break;
                case PersonName when first < 0 && actAt < 0 && i + 1 < clause.End && !(clause.Before == Break.Join && clause.First >= 2 && (items[clause.First - 2].Role & WordRole.Own) != 0): Foreign |= FollowedByAct(items, clause, i); break;
                case Moody { Mood: Mood.Request } when IsLogOrder: break;
                // "called Acme to set up a training", "30 min with Acme on the phone to plan the rollout": what it was for.
                case Moody { Mood: not Mood.Off } when actAt >= 0 && accountAt >= 0 && (HasDoneAct || HasLength || (Deed is { Form: Form.Noun } && mood is null && HasLengthBehind(items, tokens, clause))) && FollowsTo(items, tokens, clause, i): forThat = true; break;
                // "… with Acme half an hour nice people they want to renew".
                case Moody { Mood: not Mood.Off } when actAt >= 0 && accountAt >= 0 && i > actAt && items[i - 1].Value is null && tokens.Folded(items[i - 1].Start) is "they" or "he" or "she" or "who": forThat = true; break;
                case Aside aside: Own |= aside.Own; break;
                case Moody moody:
                    if (moody.Mood == Mood.Off || Deed is { Form: not (Form.Done or Form.Incoming) }) { if (!topic) NotDone ??= moody.Mood; }
                    mood ??= moody.Mood;
                    break;
                case OnDay day: Day ??= day; break;
                case Lasting or Added: (HasFigures, HasLength) = (true, true); real |= item.Value is Lasting { Length: Length.Real }; break;
                case Rated or Times or Grades: HasFigures = true; break;
                case Bound { Loose: true } or Excluded: break;
                case Bound: (HasFigures, HasLength) = (true, true); break;
                case About: hasPurpose = true; break;
                // "the QBR that was planned for last week took place today".
                case Happened when NotDone is Mood.Ahead && tokens.Folded(item.Start) is "took" or "happened": (NotDone, mood, HadIt) = (null, null, true); break;
                case LogOrder: IsLogOrder = true; break;
                default: break;
            }

            if (first < 0 && item.Value is not (Greeting or LogOrder or OnDay or AtTime or AtInstant or Aside)) first = i;
            previous = i;
        }

        if (NotDone is null && !HasFigures && Deed is { Form: Form.Noun or Form.NounOrOrder, Volume: 0 } && BeginsWithDoing(items, tokens, clause)) NotDone = Mood.Ahead;
        if (NotDone is null && mood is Mood.Ahead or Mood.Unreal or Mood.Request && actAt < 0) Foreign = true;
        // "Everyone at Acme showed up for our meeting".
        if (came && Account is not null && IsFirstToTell(clauses, clause)) Foreign = false;
        IsRemarkOfDay = hasPurpose && Deed is null && Account is null && !HasLength && Day is { } said && (!said.Relative || said.Day.Past > clauses.Chart.Reading.Moment.Today);
        HasTopic = about;
        HasMood = mood is not null;
        Paired = actAt >= 0 && accountAt >= 0 && Near(items, actAt, accountAt);
        IsOrder = order && !HasDoneAct && accountAt > actAt && !HadIt && Directly(items, tokens, actAt, accountAt);
        Beside = actAt > clause.First && Deed is { Form: not (Form.Done or Form.Incoming) } && IsOfOtherDoing(items, tokens, clause, actAt);
        IsOrder |= actAt > clause.First && !HasDoneAct && !HadIt && accountAt >= 0 && BeginsWithOrder(items, tokens, clause, actAt);
        UnknownName = Contents > 0 ? NameAlone(items, tokens, clause) : null;
        UnknownBefore = Contents > 0 ? UnknownNames.Before(clauses, clause, HasLength) : null;
        IsHeader = actAt >= 0 && clause.End < items.Count && tokens.Folded(items[clause.End].Start) is ":";
        BareMinutes = HasLength || Deed is null && Account is null ? null : MinutesBeside(items, tokens, clause);
        var number = NumberAtEnd(items, tokens, clause);
        BareScore = number is >= 1 and <= 5 ? number : null;
        BareNumber = number is >= 5 and <= 240 ? number : null;
    }
}
