using CsmBot.Accounts;
using CsmBot.Tests.Data;
using CsmBot.Understanding;
using CsmBot.Understanding.Commands;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Understanding.Commands;

public class CommitmentReadingTests
{
    private static readonly Context Context = new(
        new Moment(Some.Now, TimeZoneInfo.Utc, new Workspace(), Some.Dana.Email), Directory.Of([Some.Acme, Some.Acme with { AccountId = "A-2", Name = "Studio 90", Aliases = [] }], [Some.Dana], [], [], []));

    private static Understood Meant(string message) => Language.English.Understand(message, Context);

    public static TheoryData<string> Examples => [.. CommitmentReading.Examples];

    [Theory, MemberData(nameof(Examples))]
    public void Every_example_is_about_a_commitment(string message) => Assert.True(Meant(message) is RecordCommitment or ShowCommitments or OpenCommitmentForm, $"{Meant(message)}");

    [Theory]
    [InlineData("commitment for Acme at 90 days: CFO agreed to renew for two years", "A-1", 90, "CFO agreed to renew for two years")]
    [InlineData("commitment for Acme: CFO agreed to renew, 2 years from 1 Jan", "A-1", null, "CFO agreed to renew, 2 years from 1 Jan")]
    [InlineData("90-day commitment for Acme: will sign in May", "A-1", 90, "will sign in May")]
    [InlineData("Acme's 30 day checkpoint – contract is with legal", "A-1", 30, "contract is with legal")]
    [InlineData("checkpoint 180 for Acme: they stay", "A-1", 180, "they stay")]
    [InlineData("Acme commitment at T-90: they stay", "A-1", 90, "they stay")]
    [InlineData("please record a renewal commitment from Acme, 180 days before renewal: \"budget is reserved\"", "A-1", 180, "budget is reserved")]
    [InlineData("commitment for Acme (30 days): order form sent", "A-1", 30, "order form sent")]
    [InlineData("Acme committed at 90 days: two more years", "A-1", 90, "two more years")]
    [InlineData("commitment for Studio 90: two more years", "A-2", null, "two more years")]
    [InlineData("commitment for Acme at 60 days: maybe", "A-1", 60, "maybe")]
    public void What_was_committed_to_is_kept_as_it_was_typed_with_its_checkpoint(string message, string account, int? days, string statement) =>
        Assert.Equal(new RecordCommitment(account, days, statement), Meant(message));

    [Theory]
    [InlineData("record a commitment for Acme", "A-1")]
    [InlineData("record a commitment", null)]
    public void Without_words_its_form_is_asked_for(string message, string? account) => Assert.Equal(new OpenCommitmentForm(account), Meant(message));

    [Theory]
    [InlineData("call with Acme, 20 min, they committed to renew")]
    [InlineData("Acme committed to two more seats in a call, 20 min")]
    [InlineData("what did Acme commit to?")]
    [InlineData("commitment for Acme at 90 days: will they sign?")]
    [InlineData("which accounts renew in 90 days")]
    public void Logs_and_questions_are_none_of_these(string message) => Assert.False(Meant(message) is RecordCommitment or OpenCommitmentForm or ShowCommitments, $"{Meant(message)}");
}
