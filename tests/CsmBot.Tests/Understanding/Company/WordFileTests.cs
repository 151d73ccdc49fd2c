using CsmBot.Understanding.Company;

namespace CsmBot.Tests.Understanding.Company;

public class WordFileTests
{
    [Fact]
    public void A_file_has_words_and_metrics_each_known_by_its_line()
    {
        var words = WordFile.Read("# ours\nwords:\n  platinum: tier 1\n  EBR: qbr\nmetrics:\n  our zest: adoption_score\n", "conf/words.yaml", _ => null);

        Assert.Equal(["platinum = tier 1 (words.yaml:3)", "EBR = qbr (words.yaml:4)", "our zest = adoption_score (words.yaml:6)"], words.Select(w => $"{w.Word} = {w.Meaning} ({w.From})"));
        Assert.Equal([false, false, true], words.Select(w => w.Metric));
    }

    [Theory]
    [InlineData("words:\n  platinum:\n", "w.yaml:2: \"platinum\" needs a meaning")]
    [InlineData("words:\n  platinum: tier 1\n  Platinum: tier 2\n", "w.yaml:3: \"Platinum\" is there twice, first at w.yaml:2")]
    [InlineData("synonyms:\n  platinum: tier 1\n", "w.yaml:1: \"synonyms\" is not known here")]
    [InlineData("- platinum\n", "w.yaml:1: expected")]
    [InlineData("words: [a\n", "is not YAML")]
    [InlineData("words:\n  green: tier 1\n", "w.yaml:2: taken")]
    public void A_mistake_is_named_with_file_and_line(string yaml, string mistake) =>
        Assert.Contains(mistake, Assert.Throws<WordFileException>(() => WordFile.Read(yaml, "w.yaml", w => w.Word == "green" ? "taken" : null)).Message);

    [Fact]
    public void All_mistakes_are_named_at_once() =>
        Assert.Equal(2, Assert.Throws<WordFileException>(() => WordFile.Read("words:\n  a1: x\n  b1: y\n", "w.yaml", w => w.Word + " is bad")).Mistakes.Count);

    [Fact]
    public void An_empty_file_has_no_words() => Assert.Empty(WordFile.Read("# nothing yet\n", "w.yaml", _ => null));
}
