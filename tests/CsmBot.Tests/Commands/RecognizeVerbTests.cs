using System.Text.Json;

namespace CsmBot.Tests.Commands;

public class RecognizeVerbTests
{
    private static async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await Program.Run(["recognize", .. args], output, error);
        return (code, output.ToString().TrimEnd(), error.ToString().TrimEnd());
    }

    [Fact]
    public async Task A_text_is_recognised_as_one_json_object()
    {
        var (code, output, _) = await Run("called Acme for 25 min on Monday", "--json", "--now", "2026-11-21T10:00:00");
        Assert.Equal(0, code);
        Assert.Equal(
            """{"text":"called Acme for 25 min on Monday","now":"2026-11-21T10:00:00","entities":[{"type":"duration","text":"25 min","start":16,"end":22,"values":[{"type":"duration","value":"1500"}]},{"type":"date","text":"Monday","start":26,"end":32,"values":[{"type":"date","value":"2026-11-16"},{"type":"date","value":"2026-11-23"}]}]}""",
            output);
    }

    [Fact]
    public async Task A_batch_answers_a_line_for_a_line_and_a_line_may_have_its_own_now()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllLinesAsync(file, ["yesterday", """{"id":"x","text":"yesterday","now":"2020-01-01T00:00:00","more":1}""", "", "{ not json, 5 euros"], TestContext.Current.CancellationToken);
        var (code, output, error) = await Run("--batch", file, "--json", "--now", "2026-11-21T10:00:00", "--time", file);
        File.Delete(file);
        Assert.Equal(0, code);
        var values = output.Split('\n').Select(l => JsonDocument.Parse(l).RootElement.GetProperty("entities")).Select(e => e.GetArrayLength() == 0 ? "" : e[0].GetProperty("values")[0].GetProperty("value").GetString()!).ToArray();
        Assert.Equal(["2026-11-20", "2019-12-31", "", "5"], values);
        Assert.Equal(4, JsonDocument.Parse(error).RootElement.GetProperty("messages").GetInt32());
    }

    [Fact]
    public async Task The_lean_orders_the_readings()
    {
        var (_, output, _) = await Run("Monday", "--json", "--lean", "future", "--now", "2026-11-21T10:00:00");
        Assert.True(output.IndexOf("2026-11-23", StringComparison.Ordinal) < output.IndexOf("2026-11-16", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Neither_text_nor_batch_is_wrong_usage()
    {
        var (code, _, error) = await Run();
        Assert.Equal(2, code);
        Assert.Contains("TEXT", error);
    }
}
