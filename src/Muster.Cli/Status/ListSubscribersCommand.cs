// `muster subscribers list`: the subscribers, newest first, their addresses in part.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Status;

internal static class ListSubscribersCommand
{
    private const int AtOnce = 200;

    public static Command Create()
    {
        Option<string> status = ListOptions.Status("confirmed", "pending", "bouncing", "unsubscribed", "refused");
        return ApiVerb.Make(
            "list",
            "List the subscribers, newest first; of an address its beginning and its host.",
            [status],
            async (parsed, client, cancel) =>
            {
                string path = MusterClient.Path("subscribers") + $"?limit={AtOnce}&status=" + parsed.GetRequiredValue(status);
                Reply<Listing<SubscriberRow>> reply = await client.GetAsync<Listing<SubscriberRow>>(path, cancel);
                parsed.Screen().Answer(reply.Raw, () => Show(reply.Value.Items));
            }
        );
    }

    private static void Show(IReadOnlyList<SubscriberRow> subscribers) =>
        Screen.Table(
            ["ID", "ADDRESS", "STATUS", "SINCE", "HEARS OF", "FAILURE"],
            [
                .. subscribers.Select(one =>
                    (IReadOnlyList<string>)
                        [
                            one.Id,
                            one.Address,
                            one.Status,
                            TimeText.Utc(one.RequestedAt),
                            one.Components.Count == 0 ? "everything" : string.Join(", ", one.Components),
                            one.Failure ?? "",
                        ]
                ),
            ],
            "Nobody is subscribed."
        );
}
