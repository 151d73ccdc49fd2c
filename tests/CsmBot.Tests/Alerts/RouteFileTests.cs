using CsmBot.Alerts;

namespace CsmBot.Tests.Alerts;

public class RouteFileTests
{
    private static string[] Mistakes(string yaml) => [.. RouteFile.Read(yaml, "routes.yaml", when => when.Contains("frob") ? "I do not understand “frob”" : null).Mistakes];

    [Fact]
    public void Routes_are_read_with_one_target_or_several()
    {
        var (routes, mistakes) = RouteFile.Read("""
            routes:
              - to: owner
              - when: tier 1 accounts turning red
                to: ["#leads", lead, ceo@plover.example]
            """, "routes.yaml", _ => null);
        Assert.Empty(mistakes);
        Assert.Equal((null, "owner"), (routes[0].When, Assert.Single(routes[0].To)));
        Assert.Equal(("tier 1 accounts turning red", 3), (routes[1].When, routes[1].To.Count));
    }

    [Theory]
    [InlineData("routes:\n  - when: frob accounts\n    to: owner", "routes.yaml:2: I do not understand “frob”")]
    [InlineData("routes:\n  - to: the owner", "routes.yaml:2: \"the owner\" is nobody: owner, lead, exec, a \"#channel\" (in quotation marks) or an e-mail")]
    [InlineData("routes:\n  - when: tier 1 accounts", "routes.yaml:2: a route needs \"to\": owner, lead, exec, a #channel or an e-mail")]
    [InlineData("routes:\n  - to: owner\n    whom: x", "routes.yaml:3: \"whom\" is not known; a route has when, to")]
    [InlineData("rules: []", "routes.yaml:1: expected \"routes:\" with a list below it")]
    public void A_mistake_is_named_with_its_line(string yaml, string mistake) => Assert.Equal([mistake], Mistakes(yaml));
}
