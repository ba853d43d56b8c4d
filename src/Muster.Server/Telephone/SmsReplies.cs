// What a text message from a telephone asks for, and what it is answered.
using System.Globalization;
using System.Text.RegularExpressions;
using Muster.Core.Catalog;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Server.Channels.Telephone;

namespace Muster.Server.Telephone;

/// <summary>A number and a letter: <c>3a</c> acknowledges the page that the message with 3 told of, <c>3e</c> says that this person cannot respond, <c>3c</c> ends its alerts. Without the number it is the only page of the last day.</summary>
public sealed partial class SmsReplies(TelephoneBook book, TelephoneAnswers answers, OrganisationReader organisations, TimeProvider clock)
{
    private const string Help =
        "Write the number of the message and a: 1a acknowledges, 1e says that you cannot respond, 1c ends its alerts. STOP ends these messages, START lets them come again.";

    private static readonly string[] StopWords = ["stop", "stopall", "unsubscribe", "cancel", "end", "quit"];
    private static readonly string[] StartWords = ["start", "unstop", "yes"];

    /// <summary>The answer; null where the provider itself answers or nobody is to be told.</summary>
    public async Task<string?> AnswerAsync(string from, string body, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (!IsKnown(await organisations.CurrentAsync(cancel), from))
        {
            return "This number belongs to nobody in this Muster, so nothing was changed. Ask whoever looks after it to add you.";
        }

        string word = body.Trim().ToLowerInvariant();
        if (StopWords.Contains(word, StringComparer.Ordinal))
        {
            await book.StopAsync(from, CancellationToken.None);
            return null;
        }

        if (StartWords.Contains(word, StringComparer.Ordinal))
        {
            await book.StartAsync(from, CancellationToken.None);
            return "Pages come to this number again.";
        }

        Match read = Code().Match(word);
        return read.Success ? await ActAsync(from, read, cancel) : Help;
    }

    private async Task<string> ActAsync(string from, Match read, CancellationToken cancel)
    {
        TelephoneRow row = await book.OfAsync(from, cancel);
        bool isNumbered = int.TryParse(read.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        TelephoneRow.Told? told = isNumbered ? row.Find(number, clock.GetUtcNow()) : row.Only(clock.GetUtcNow());
        if (told is null)
        {
            return isNumbered ? $"No message of the last day has the number {number}. Nothing was changed." : $"Which one? {Help}";
        }

        // Whoever has the number now answers for nobody else.
        if ((await organisations.CurrentAsync(cancel)).Person(told.Person) is not { } person || !Has(person, from))
        {
            return "This number is not of the person who was paged any more. Nothing was changed.";
        }

        return read.Groups["letter"].ValueSpan[0] switch
        {
            'a' => await answers.AcknowledgeAsync(told.Page, told.Person, "sms:" + told.Key),
            'e' => await answers.DeclineAsync(told.Page, told.Person, "sms:" + told.Key),
            'c' => (await answers.ResolveAsync(told.Page, told.Person)).Words,
            _ => Help,
        };
    }

    private static bool IsKnown(Organisation organisation, string from) => organisation.People.Values.Any(person => Has(person, from));

    private static bool Has(Person person, string telephone) =>
        person.Contacts.Any(method => method.Channel is ContactChannels.Sms or ContactChannels.Voice && method.Address == telephone);

    [GeneratedRegex(
        @"\A(?<number>[0-9]{1,3})?\s*(?<letter>[a-z])(ck|lose)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Code();
}
