using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// By what it is grouped: "by segment", "per CSM", "by tier and month".
internal sealed partial class Composition
{
    /// <summary>By what the answer is grouped. A word can mean one thing for accounts (a CSM owns) and another for records (a CSM has done).</summary>
    private ImmutableArray<Dimension> Groups(bool records, Kind kind = Kind.Interactions)
    {
        var groups = ImmutableArray<Dimension>.Empty;
        foreach (var item in items)
        {
            if (item.Used) continue;
            if (item.Piece is Grouped one) groups = Group(groups, item, records, kind, one.Name);
            else if (item.Piece is GroupedTwice two) groups = Group(groups, item, records, kind, two.First, two.Second);
        }

        return groups;
    }

    private ImmutableArray<Dimension> Group(ImmutableArray<Dimension> groups, Item item, bool records, Kind kind, params ReadOnlySpan<Named> names)
    {
        foreach (var name in names)
        {
            if (DimensionOf(name, records, kind) is not { } dimension) return groups;
            groups = groups.Add(dimension);
        }

        item.Used = true;
        return groups;
    }

    /// <summary>Interactions are done by a person of a team; of everything else the CSM is the account's.</summary>
    private Dimension? DimensionOf(Named name, bool records, Kind kind) => (records ? name.OfRecords ?? name.Group : name.Group) switch
    {
        // A step has an owner of its own.
        Dimension.Owner or Dimension.Person when records && kind == Kind.Steps => Dimension.Person,
        Dimension.Person when kind != Kind.Interactions && name.Group is { } group => group,
        Dimension.PersonTeam when kind != Kind.Interactions && name.Group is { } group => group,
        null when name.Word == "contract length" && !records => Dimension.ContractMonths,
        // The subject is the reason of a ticket; nothing else has one.
        Dimension.Reason when name.Word == "subject" && kind != Kind.Tickets => null,
        Dimension.Reason when name.Word == "first warning sign" && kind != Kind.Fires => null,
        Dimension.Type when kind == Kind.Evidence => Dimension.EvidenceKind,
        Dimension.RenewalMonth or Dimension.RenewalQuarter when !items.Exists(i => i.Piece is Renewing or Rate or Effort || (i.Condition is DayIn { Field: Field.RenewalDate })) && name.Word is "month" or "quarter" => null,
        var dimension => dimension,
    };

    private static Dimension? DimensionOf(Field field) => field switch
    {
        Field.Tier => Dimension.Tier, Field.Health => Dimension.Health, Field.Owner => Dimension.Owner, Field.Team => Dimension.Team, Field.Segment => Dimension.Segment,
        Field.Region => Dimension.Region, Field.Industry => Dimension.Industry, Field.Stage => Dimension.Stage, Field.Plan => Dimension.Plan, _ => null,
    };

    /// <summary>Renewal results by month go by the month in which they were closed; by CSM, by whose account it is.</summary>
    private ImmutableArray<Dimension> TimeGroups() => [.. Groups(false).Select(d => d switch { Dimension.RenewalMonth => Dimension.Month, Dimension.RenewalQuarter => Dimension.Quarter, _ => d })];
}
