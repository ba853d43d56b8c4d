// What somebody typed into the form that tries a scenario out, or the file that they chose.
using System.Text;
using Microsoft.AspNetCore.Http;
using Muster.Core.Kernel;
using Muster.Server.Drills.Document;
using Muster.Server.Web.Document;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills.Preview;

/// <param name="Text">The YAML; empty before anything was typed.</param>
public sealed record TypedScenario(string Text, Difficulty Difficulty)
{
    /// <summary>Ten times the longest scenario of the library.</summary>
    public const int BytesMax = 128 * 1024;

    public const string TextField = "yaml";
    public const string FileField = "file";
    public const string DifficultyField = "difficulty";

    /// <summary>A file that was chosen counts before the text. What is longer than may be is not read at all.</summary>
    public static async Task<TypedScenario> OfAsync(IFormCollection form, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        Difficulty difficulty = Word.TryParse<Difficulty>(form[DifficultyField]) ?? Difficulty.Practised;
        string text = form[TextField].ToString();
        if (form.Files.GetFile(FileField) is { Length: > 0 } file)
        {
            using StreamReader reader = new(file.OpenReadStream());
            text = await reader.ReadToEndAsync(cancel);
        }

        // One byte more than may be is kept, so that what is too long is seen to be.
        return new(EdgeText.Clean(text, BytesMax + 1), difficulty);
    }

    /// <summary>The scenario with every mistake, as `muster drill lint` finds them.</summary>
    public ScenarioReading Read()
    {
        if (Encoding.UTF8.GetByteCount(Text) <= BytesMax)
        {
            return ScenarioFileReader.Read(Text);
        }

        Mistake tooLong = new(0, 0, "", $"It is longer than {BytesMax / 1024} KiB, and was not read. Shorten it.");
        return ScenarioFileReader.Read("") with { Mistakes = [tooLong] };
    }
}
