using System.Reflection;

namespace CsmBot.Tests.Habits;

public class NamesTests
{
    private static readonly Type[] Types = [.. new[] { typeof(CsmBot.Accounts.Account).Assembly, Assembly.Load("CsmBot.Cards") }.SelectMany(a => a.GetTypes()).Where(t => t.Namespace?.StartsWith("CsmBot", StringComparison.Ordinal) == true)];

    /// <summary>Names are the field's own words; these say nothing about what is inside.</summary>
    [Fact]
    public void No_type_is_named_manager_helper_service_utils_base_or_impl() =>
        Assert.Empty(Types.Where(t => new[] { "Manager", "Helper", "Helpers", "Service", "Utils", "Util", "Base", "Impl" }.Any(e => t.Name.EndsWith(e, StringComparison.Ordinal))).Select(t => t.FullName));

    /// <summary>An interface with one implementation is a second name for one thing.</summary>
    [Fact]
    public void An_interface_has_several_implementations() =>
        Assert.Empty(Types.Where(t => t.IsInterface && t.Name != "ISender" && Types.Count(c => c.IsClass && t.IsAssignableFrom(c)) < 2).Select(t => t.FullName));
}
