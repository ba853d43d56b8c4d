// `muster silence add`: keeps alerts quiet from now on, or in a planned window, once or every week.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;

namespace Muster.Cli.Silence;

internal static class AddCommand
{
    public static Command Create()
    {
        Argument<string[]> matchers = new("MATCHER")
        {
            Description = "Which alerts, such as job=api or 'region=~\"eu.*\"'. All must hold; may be left out with --service.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Option<string[]> services = new("--service")
        {
            Description = "The alerts of this service. May be given several times.",
            HelpName = "SERVICE",
        };
        Option<DateTimeOffset?> start = When.Future("--start", "When it begins; now when it is left out.");
        Option<DateTimeOffset?> end = When.Future("--end", "When it ends.");
        Option<string> reason = new("--reason")
        {
            Description = "Why.",
            HelpName = "TEXT",
            Required = true,
        };
        Option<string?> owner = new("--owner")
        {
            Description = "The id of the person who answers for it. Default: you.",
            HelpName = "PERSON",
        };
        Option<int?> weeks = new("--weeks")
        {
            Description = "How many weeks it comes again at the same local time, up to 26.",
            HelpName = "N",
        };
        Option<string?> zone = new("--zone")
        {
            Description = "The IANA zone whose clock the weeks keep. Default: the owner's.",
            HelpName = "ZONE",
        };
        end.Required = true;
        return ApiVerb.Make(
            "add",
            "Keep alerts quiet from now on, or in a planned window. Whatever still fires at its end pages then.",
            [matchers, services, start, end, reason, owner, weeks, zone],
            async (parsed, client, cancel) =>
            {
                var body = new
                {
                    Matchers = parsed.GetValue(matchers),
                    Services = parsed.GetValue(services),
                    StartsAt = parsed.GetValue(start),
                    EndsAt = parsed.GetValue(end),
                    Reason = parsed.GetRequiredValue(reason),
                    Owner = parsed.GetValue(owner),
                    Weeks = parsed.GetValue(weeks),
                    Zone = parsed.GetValue(zone),
                };
                Reply<Listing<SilenceRow>> made = await client.PostAsync<Listing<SilenceRow>>(MusterClient.Path("silences"), body, cancel);
                parsed.Screen().Answer(made.Raw, () => ListCommand.Show(made.Value.Items));
            }
        );
    }
}
