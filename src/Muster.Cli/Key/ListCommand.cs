// `muster key list`: the API keys, the valid ones first.
using System.CommandLine;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Storage.Access;

namespace Muster.Cli.Key;

internal static class ListCommand
{
    public static Command Create() =>
        LocalVerb.Make(
            "list",
            "List the API keys, the valid ones first.",
            [],
            async (parsed, local, cancel) =>
            {
                IReadOnlyList<ApiKey> keys = await local.Get<ApiKeys>().ListAsync(cancel);
                parsed.Screen().Answer(keys.Select(key => KeyItem.Of(key)).ToArray(), () => Show(keys));
                return ExitCode.Done;
            }
        );

    private static string Revoked(ApiKey key) =>
        key.Revoked is { } now ? $"{TimeText.Utc(now.At)} by {now.By}: {now.Why}"
        : key.Restorations is [.., var back]
            ? $"until {TimeText.Utc(back.At)}, restored by {back.By}; it was by {back.Revoked.By}: {back.Revoked.Why}"
        : "";

    private static void Show(IReadOnlyList<ApiKey> keys) =>
        Screen.Table(
            ["NAME", "SCOPE", "PERSON", "CREATED", "LAST USED", "REVOKED"],
            [
                .. keys.Select(key =>
                    (IReadOnlyList<string>)
                        [
                            key.Name,
                            key.Scope,
                            key.Person?.Value ?? "",
                            TimeText.Utc(key.CreatedAt),
                            key.LastUsedAt is { } used ? TimeText.Relative(used) : "never",
                            Revoked(key),
                        ]
                ),
            ],
            "No key."
        );
}
