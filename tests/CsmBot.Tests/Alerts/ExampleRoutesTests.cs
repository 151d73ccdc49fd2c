using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Tests.Data;
using CsmBot.Tests.Habits;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Alerts;

public class ExampleRoutesTests
{
    [Fact]
    public void The_routes_that_come_with_the_program_are_good()
    {
        var moment = new Moment(Some.Now, TimeZoneInfo.Utc, new Workspace());
        var (routes, mistakes) = RouteFile.Read(File.ReadAllText(Path.Combine(Repository.Root, "deployment", "alert-routes.yaml")), "alert-routes.yaml",
            when => WatchWords.Read(when, moment, Directory.Empty).Problem);
        Assert.Empty(mistakes);
        Assert.Equal(2, routes.Count);
    }
}
