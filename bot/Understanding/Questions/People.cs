using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// The people of the team: "how many CSMs do we have", "who is in team Orion".
internal sealed partial class Composition
{
    private Question? Colleagues()
    {
        var people = items.Find(i => i.Piece is Property { Name.Word: "csm" or "person" or "people" });
        var team = items.Find(i => i.Piece is Whose { Team: not null });
        if (people is null && !(team is not null && Has(FrameWord.Who))) return null;
        if (!Has(FrameWord.Count) && !Has(FrameWord.Who) && !Has(FrameWord.List) && !Has(FrameWord.Which)) return null;
        // Whatever else is said makes it a question about accounts or work.
        if (!items.TrueForAll(i => i == people || i == team || i.Piece is Frame { Word: FrameWord.Count or FrameWord.Who or FrameWord.List or FrameWord.Which or FrameWord.YesNo } or Link { Word: LinkWord.With } or Property { Name.Word: "team" })) return null;
        var tests = ImmutableArray<RecordTest>.Empty;
        if (people is { Piece: Property { Name.Word: "csm" } }) tests = tests.Add(new RecordIs(RecordField.PersonRole, Words.Of(Role.Csm)));
        if (team is { Piece: Whose { Team: { } name } }) tests = tests.Add(new RecordIs(RecordField.PersonTeam, name.Length > 0 ? name : OwnTeam));
        foreach (var item in items) item.Used = true;
        return new Question { Kind = Kind.People, Shape = Has(FrameWord.Count) ? Shape.Count : Shape.List, Records = new RecordFilter(Kind.People, null, tests) };
    }
}
