// `muster incident role`: gives a role to a person, or releases it.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Incident;

internal static class RoleCommand
{
    public static Command Create()
    {
        Argument<string> id = Common.Id();
        Argument<string> role = Words.Role("ROLE");
        Argument<string?> person = new("PERSON")
        {
            Description = "The id of the person who takes it, as 'schedule who' and 'user list' show it.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<string?> release = new("--release")
        {
            Description = "Instead of a PERSON: take the role from whoever holds it, for this reason.",
            HelpName = "REASON",
        };
        return ApiVerb.Make(
            "role",
            "Give a role to a person, or take it away with --release. Command that somebody holds moves by 'handover' only.",
            [id, role, person, release],
            async (parsed, client, cancel) =>
            {
                string wanted = parsed.GetRequiredValue(role);
                string path = Common.At(parsed.GetRequiredValue(id), "roles", wanted);
                switch (parsed.GetValue(person), parsed.GetValue(release))
                {
                    case ({ } to, null):
                        Reply<IncidentDetail> given = await client.PutAsync<IncidentDetail>(path, new { Person = to }, cancel);
                        Common.Confirm(parsed, given, $"{Words.Said(wanted)} is {to}.");
                        break;
                    case (null, { } reason):
                        Reply<IncidentDetail> released = await client.DeleteAsync<IncidentDetail>(path, new { Reason = reason }, cancel);
                        Common.Confirm(parsed, released, $"Nobody holds {Words.Said(wanted)} now.");
                        break;
                    default:
                        throw new Failure(ExitCode.Usage, "Name either the PERSON who takes the role, or --release with a reason.");
                }
            }
        );
    }
}
