// The devices that get notifications: added, listed and removed, person by person.
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Server.Channels.Push;

/// <param name="runner">Asked for when it is needed, because what it runs knows the channels.</param>
public sealed class PushDevices(Func<CommandRunner> runner, IViewStore views, WebhookReach reach)
{
    /// <summary>10 devices of one person: phones, tablets and desks; more are forgotten ones.</summary>
    private const int DevicesMax = 10;

    /// <summary>Why its owner took one away.</summary>
    public const string ByOwner = "Removed by its owner.";

    private const int KeyBytes = 65;
    private const int SecretBytes = 16;

    private static readonly Rejection TooMany = new(
        "device.too_many",
        $"You have {DevicesMax} devices already. Remove one of them; this one was not added."
    );

    /// <summary>The latest added is the first.</summary>
    public async Task<IReadOnlyList<PushDevice>> OfAsync(PersonId person, CancellationToken cancel) =>
        [
            .. (
                await views.ListAsync(
                    new ViewQuery(Views.Device, [Views.Recorded], null, null, ViewQuery.LimitMax) { Subject = person.Value },
                    cancel
                )
            ).Select(view => view.Row<PushDevice>()),
        ];

    /// <summary>Those that were taken away, the latest added first.</summary>
    public async Task<IReadOnlyList<PushDevice>> RemovedOfAsync(PersonId person, CancellationToken cancel) =>
        [
            .. (
                await views.ListAsync(
                    new ViewQuery(Views.Device, [Views.Closed], null, null, ViewQuery.LimitMax) { Subject = person.Value },
                    cancel
                )
            ).Select(view => view.Row<PushDevice>()),
        ];

    /// <summary>Adds a device, or gives a known one to whoever uses it now; answers why not, or null.</summary>
    public async Task<Rejection?> AddAsync(
        PersonId person,
        string endpoint,
        string key,
        string secret,
        string name,
        CancellationToken cancel
    )
    {
        FieldError[] mistakes = [.. Mistakes(endpoint, key, secret)];
        if (mistakes.Length > 0)
        {
            return Rejection.Invalid(
                "device.invalid",
                "This device cannot be sent to, and was not added. Try it from a current browser.",
                [.. mistakes]
            );
        }

        string id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(endpoint)))[..24];
        IReadOnlyList<PushDevice> known = await OfAsync(person, cancel);
        if (known.Count >= DevicesMax && known.All(device => device.Id != id))
        {
            return TooMany;
        }

        return await PutAsync(
            id,
            (_, now) => new PushDevice(id, person, endpoint, key, secret, EdgeText.Line(name, EdgeLimits.NameBytes), now, null, null)
        );
    }

    /// <summary>Takes a device away; nothing happens to one that is not there or of another person.</summary>
    public Task RemoveAsync(string id, PersonId person, string why) =>
        PutAsync(
            id,
            (device, now) =>
                device is { RemovedAt: null } here && here.Person == person ? here with { RemovedAt = now, RemovedBecause = why } : null
        );

    /// <summary>Sends to a device again that was taken away; answers why not, or null.</summary>
    public async Task<Rejection?> RestoreAsync(string id, PersonId person) =>
        (await OfAsync(person, CancellationToken.None)).Count >= DevicesMax
            ? TooMany
            : await PutAsync(
                id,
                (device, _) =>
                    device is { RemovedAt: not null } here && here.Person == person
                        ? here with
                        {
                            RemovedAt = null,
                            RemovedBecause = null,
                        }
                        : null
            );

    private async Task<Rejection?> PutAsync(string id, Func<PushDevice?, DateTimeOffset, PushDevice?> change)
    {
        Outcome outcome = await runner()
            .RunAsync(
                null,
                async (work, cancel) =>
                {
                    View? read = await views.FindAsync(Views.Device, id, cancel);
                    if (change(read?.Row<PushDevice>(), work.Now) is { } device)
                    {
                        string status = device.RemovedAt is null ? Views.Recorded : Views.Closed;
                        work.Put(
                            new View(Views.Device, id, status, device.AddedAt, "", ViewJson.Write(device))
                            {
                                Subject = device.Person.Value,
                            },
                            read
                        );
                    }

                    return null;
                },
                CancellationToken.None
            );
        return outcome is Outcome.Refused refused ? refused.Why : null;
    }

    private IEnumerable<FieldError> Mistakes(string endpoint, string key, string secret)
    {
        foreach (string mistake in WebhookTarget.Check(endpoint, reach.AllowPrivate, out _))
        {
            yield return new("endpoint", mistake);
        }

        if (!IsOf(key, KeyBytes) || !PushEncryption.IsKey(Base64Url.DecodeFromChars(key)))
        {
            yield return new("key", "The key is none of a browser.");
        }

        if (!IsOf(secret, SecretBytes))
        {
            yield return new("secret", "The secret is none of a browser.");
        }
    }

    private static bool IsOf(string text, int bytes) => Base64Url.IsValid(text, out int length) && length == bytes;
}
