// Whatever a scenario file has become, reading it answers a scenario or mistakes, and never throws.
using System.Text;
using Muster.Server.Drills;
using Muster.Server.Drills.Document;

namespace Muster.Server.Tests.Drills;

public sealed class ScenarioFuzzTests
{
    private const int Runs = 400;

    /// <summary>Letters that mean something to YAML, numbers that mean too much, and one that means nothing.</summary>
    private static readonly string[] Pieces =
    [
        "{",
        "}",
        "[",
        "]",
        ": ",
        "- ",
        "&a ",
        "*a",
        "\n",
        "  ",
        "\"",
        "'",
        "|",
        "!!int ",
        "\0",
        "-1e308",
        "NaN",
        "99999999999999999999",
        "~",
        "\uD800",
    ];

    [Fact]
    public void A_file_with_letters_and_lines_changed_is_read_or_refused()
    {
        string text = ScenarioLibrary.Files().First(file => file.Name == "thundering-herd.yaml").Text;
        for (int seed = 0; seed < Runs; seed++)
        {
            string changed = Changed(text, new Random(seed));

            ScenarioReading reading = ScenarioFileReader.Read(changed);

            Assert.NotNull(reading.Scenario);
            Assert.All(reading.Mistakes, mistake => Assert.True(mistake.Message.Length > 0 && mistake.Line >= 0, $"seed {seed}"));
        }
    }

    private static string Changed(string text, Random chance)
    {
        StringBuilder changed = new(text);
        for (int change = chance.Next(1, 6); change > 0; change--)
        {
            int at = chance.Next(changed.Length);
            int length = Math.Min(chance.Next(1, 4), changed.Length - at);
            switch (chance.Next(4))
            {
                case 0:
                    changed.Remove(at, length);
                    break;
                case 1:
                    changed.Insert(at, Pieces[chance.Next(Pieces.Length)]);
                    break;
                case 2:
                    changed[at] = (char)chance.Next(1, 256);
                    break;
                default:
                    string[] lines = changed.ToString().Split('\n');
                    int dropped = chance.Next(lines.Length);
                    changed.Clear().AppendJoin('\n', lines.Where((_, line) => line != dropped));
                    break;
            }
        }

        return changed.ToString();
    }
}
