// One line of each command as somebody would type it, shown by its help.
namespace Muster.Cli.Hosting;

internal static class Examples
{
    private static readonly Dictionary<string, string> Lines = new(StringComparer.Ordinal)
    {
        ["serve"] = "muster serve --demo",
        ["watch"] = "muster watch --url https://muster.example.org --after 60s --ntfy https://ntfy.example.org/muster-is-silent",
        ["incident declare"] = "muster incident declare \"Nothing plays\" --severity SEV-1 --service playback-api --impact-started 12m",
        ["incident guide"] = "muster incident guide --service playback-api --down yes --workaround no --feels some",
        ["incident list"] = "muster incident list --status all --query checkout",
        ["incident show"] = "muster incident show INC-42 --timeline",
        ["incident note"] = "muster incident note INC-42 \"The errors began with release 2026.11.4\" --at 5m",
        ["incident role"] = "muster incident role INC-42 ops ben",
        ["incident handover"] = "muster incident handover INC-42 ben",
        ["incident ask"] = "muster incident ask INC-42",
        ["incident accept"] = "muster incident accept INC-42",
        ["incident decline"] = "muster incident decline INC-42 \"My shift is over\"",
        ["incident task"] = "muster incident task INC-42 \"Errors by release\" --to ben --within 15m",
        ["incident task-done"] =
            "muster incident task-done INC-42 01m8f5zxdjwvdez0zmxcswesay --result \"Only release 2026.11.4 has errors\"",
        ["incident task-cancel"] = "muster incident task-cancel INC-42 01m8f5zxdjwvdez0zmxcswesay \"The rollback made it moot\"",
        ["incident statement"] =
            "muster incident statement INC-42 --status Identified --impact \"One stream in four does not start\" --action \"Rolling back\" --next 30m",
        ["incident mitigation"] = "muster incident mitigation INC-42 \"Back to release 2026.11.3\" --kind roll-back --to ben",
        ["incident mitigation-report"] = "muster incident mitigation-report INC-42 01m8f67hj2qegyy4cbh9673vse worked",
        ["incident mitigate"] = "muster incident mitigate INC-42 --stopped 5m --text \"The rollback is through\"",
        ["incident severity"] = "muster incident severity INC-42 SEV-2 --reason \"Half of the streams start again\"",
        ["incident resolve"] = "muster incident resolve INC-42 \"The query that took the pool is fixed in 2026.11.5\"",
        ["incident reopen"] = "muster incident reopen INC-42 \"The errors are back\"",
        ["review list"] = "muster review list --status overdue",
        ["review show"] = "muster review show INC-42",
        ["review draft"] = "muster review draft INC-42",
        ["review section"] = "muster review section INC-42 summary \"One stream in four did not start for 42 minutes\"",
        ["review why"] = "muster review why INC-42 \"The pool was sized for last year's load\" --under 01m8f5zxdjwvdez0zmxcswesay",
        ["review root-cause"] = "muster review root-cause INC-42 01m8f5zxdjwvdez0zmxcswesay --class capacity",
        ["review action"] = "muster review action INC-42 \"Size the pool by load\" --owner ben --due 14d",
        ["review action-done"] = "muster review action-done INC-42 01m8f67hj2qegyy4cbh9673vse",
        ["review close"] = "muster review close INC-42",
        ["review reopen"] = "muster review reopen INC-42 \"A second cause was found\"",
        ["alert list"] = "muster alert list --status all",
        ["alert groups"] = "muster alert groups",
        ["alert report"] = "muster alert report \"A partner sees wrong prices\" --service catalog-api --severity SEV-3",
        ["silence add"] =
            "muster silence add 'region=\"eu\"' --service checkout --start 2026-12-05T22:00Z --end 2026-12-06T02:00Z --weeks 4 --reason \"New disks\"",
        ["silence list"] = "muster silence list",
        ["silence review"] = "muster silence review 3c5a9c0e-5d0f-43a1-9d3a-0c1f0e9a7a11",
        ["silence end"] = "muster silence end 3c5a9c0e-5d0f-43a1-9d3a-0c1f0e9a7a11 --why \"The disks are in\"",
        ["receipt"] = "muster receipt 01m8f5zxdjwvdez0zmxcswesay",
        ["page list"] = "muster page list --status all --limit 10",
        ["page show"] = "muster page show 01m8f5zxdjyyv68jt42vzwpamt",
        ["page ack"] = "muster page ack 01m8f5zxdjyyv68jt42vzwpamt",
        ["page decline"] = "muster page decline 01m8f5zxdjyyv68jt42vzwpamt",
        ["schedule who"] = "muster schedule who streaming --at 12h",
        ["schedule shifts"] = "muster schedule shifts streaming --from 2026-01-05T00:00Z --to 2026-02-02T00:00Z --json",
        ["schedule fairness"] = "muster schedule fairness streaming --from 2026-01-05T00:00Z --to 2026-04-06T00:00Z",
        ["schedule gaps"] = "muster schedule gaps streaming --to 30d",
        ["schedule override add"] =
            "muster schedule override add streaming liam --from 2026-12-01T18:00Z --to 2026-12-02T06:00Z --rotation primary --reason Dentist",
        ["schedule override list"] = "muster schedule override list",
        ["schedule override remove"] = "muster schedule override remove 01m8f5zxdjwvdez0zmxcswesay --reason \"Back early\"",
        ["schedule swap ask"] =
            "muster schedule swap ask streaming liam --rotation primary --from 2026-12-08T18:00Z --to 2026-12-09T06:00Z --reason Concert",
        ["schedule swap list"] = "muster schedule swap list",
        ["schedule swap accept"] = "muster schedule swap accept 01m8f5zxdjwvdez0zmxcswesay",
        ["schedule swap decline"] = "muster schedule swap decline 01m8f5zxdjwvdez0zmxcswesay --reason \"Away that night\"",
        ["schedule swap withdraw"] = "muster schedule swap withdraw 01m8f5zxdjwvdez0zmxcswesay --reason \"Not needed\"",
        ["schedule vacation add"] = "muster schedule vacation add liam --from 2026-12-21T00:00Z --to 2027-01-04T00:00Z",
        ["schedule vacation list"] = "muster schedule vacation list",
        ["schedule vacation remove"] = "muster schedule vacation remove 01m8f5zxdjwvdez0zmxcswesay --reason \"Stays after all\"",
        ["schedule gap add"] =
            "muster schedule gap add streaming --from 2026-12-24T18:00Z --to 2026-12-26T06:00Z --reason \"The shop is closed\"",
        ["schedule gap remove"] = "muster schedule gap remove 01m8f5zxdjwvdez0zmxcswesay --reason \"The shop opens\"",
        ["schedule import"] =
            "muster schedule import https://calendar.example.org/support.ics --name \"Support line\" --zone Europe/Prague --dry-run",
        ["drill list"] = "muster drill list",
        ["drill actions"] = "muster drill actions thundering-herd --json",
        ["drill run"] = "muster drill run thundering-herd --seed 7 --actions acts.jsonl --json",
        ["drill play"] = "muster drill play thundering-herd --speed 5",
        ["statement lint"] = "muster statement lint --audience public < statement.txt",
        ["drill lint"] = "muster drill lint scenarios/checkout.yaml",
        ["apply"] = "muster apply -f org.yaml",
        ["export"] = "muster export > org.yaml",
        ["user add"] = "pass show muster/ana | muster user add ana@example.org --name \"Ana Silva\" --role admin --password-stdin",
        ["user list"] = "muster user list",
        ["user disable"] = "muster user disable ana@example.org --reason \"left the company\"",
        ["user enable"] = "muster user enable ana@example.org",
        ["user role"] = "muster user role ana@example.org responder",
        ["user password"] = "muster user password ana@example.org",
        ["key create"] = "muster key create prometheus --scope intake",
        ["key list"] = "muster key list",
        ["key revoke"] = "muster key revoke prometheus --reason \"it stood in a public repository\"",
        ["verify"] = "muster verify",
        ["rebuild"] = "muster rebuild",
        ["backup"] = "muster backup /var/backups/muster-2026-11-27.zip",
        ["restore"] = "MUSTER_DATA=/srv/muster muster restore /var/backups/muster-2026-11-27.zip",
        ["retention show"] = "muster retention show --older-than 180d",
        ["retention archive"] = "muster retention archive --older-than 90d --to /var/backups/muster",
        ["retention restore"] =
            "muster retention restore /var/backups/muster/muster-history-20261127T030000Z-01m8f5zxdjwvdez0zmxcswesay.zip",
        ["config"] = "muster config",
        ["completion"] = "eval \"$(muster completion bash)\"",
    };

    /// <param name="path">The names from below the root, such as <c>incident declare</c>.</param>
    /// <returns>Null for a command that only holds others.</returns>
    public static string? Of(string path) => Lines.GetValueOrDefault(path);
}
