using CsmBot.Data;

namespace CsmBot.Tests.Data.Cosmos;

/// <summary>An account that cannot be used is told in one sentence that says what to do.</summary>
public sealed class CosmosProblemTests : OnOwnDouble
{
    private static string Sentence(string data)
    {
        var problem = Assert.Throws<StoreProblem>(() => Store.Open(data)).Message;
        Assert.DoesNotContain('\n', problem);
        return problem;
    }

    [Theory]
    [InlineData("Session")]
    [InlineData("BoundedStaleness")]
    [InlineData("ConsistentPrefix")]
    [InlineData("Eventual")]
    public void An_account_whose_hosts_would_see_each_other_late_is_refused(string level)
    {
        Server.Consistency = level;
        Assert.Contains($"has the consistency {level}, with which hosts would see each other's writes late: set “Default consistency” to Strong", Sentence(Home.Data));
    }

    [Fact]
    public void A_wrong_key_is_named_and_not_shown()
    {
        var wrong = Convert.ToBase64String(new byte[64]);
        var sentence = Sentence(Home.Data.Replace(CosmosDouble.Key, wrong));
        Assert.Contains("does not take the AccountKey", sentence);
        Assert.DoesNotContain(wrong, sentence);
    }

    [Fact]
    public void Who_may_not_make_containers_is_told_which_to_make()
    {
        Server.MayMakeContainers = false;
        Assert.Contains("make the containers log (partition key /segment) and rows (/account)", Sentence(Home.Data));
    }

    [Theory]
    [InlineData("AccountEndpoint=https://x.example", "AccountKey=x y z;", "The AccountKey of the store's connection string is cut off")]
    [InlineData("AccountEndpoint=x.example", "", "names no account")]
    [InlineData("AccountEndpoint=http://x.example", "", "is not encrypted")]
    [InlineData("AccountEndpoint=https://x.example", "Databse=a;", "has databse, which is not known")]
    public void A_connection_string_that_says_something_else_is_refused(string endpoint, string more, string says) => Assert.Contains(says, Sentence($"{endpoint};{more}"));

    [Fact]
    public void A_folder_for_the_copy_that_cannot_be_made_is_named()
    {
        using var folder = new Folder();
        File.WriteAllText(folder["file"], "");
        Assert.Contains("cannot be written to " + folder["file/copy"], Sentence($"AccountEndpoint={Server.Address};AccountKey={CosmosDouble.Key};Replica={folder["file/copy"]}"));
    }

    [Fact]
    public async Task An_account_that_is_not_there_is_named()
    {
        await Server.DisposeAsync();
        Assert.Contains("on localhost does not answer: see that the account is there", Sentence(Home.Data));
    }
}
