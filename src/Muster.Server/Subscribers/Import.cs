// The addresses that an admin adds at once, checked line by line.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.StatusPage.Subscribers;
using Muster.Server.Channels.Subscribers;

namespace Muster.Server.Subscribers;

internal static class Import
{
    /// <summary>Every wrong line is named by its number; its text is not repeated. Null when there is none, and the wishes.</summary>
    /// <param name="components">Ids of components; empty for all.</param>
    public static Rejection? Read(
        SubscribablePage page,
        IReadOnlyList<string> addresses,
        ImmutableArray<string> components,
        string consent,
        out ImmutableArray<SubscriptionWish> wishes
    )
    {
        FieldErrors errors = new FieldErrors().Text("consent", consent, SubscriptionDefaults.ConsentCharactersMax);
        ImmutableArray<SubscriptionWish>.Builder read = ImmutableArray.CreateBuilder<SubscriptionWish>();
        errors
            .When(addresses.Count == 0, "addresses", "Name at least one address.")
            .When(
                addresses.Count > SubscriptionDefaults.ImportedMax,
                "addresses",
                $"There are {addresses.Count}; at most {SubscriptionDefaults.ImportedMax} are added at once. Add them in parts."
            );
        for (int line = 0; line < Math.Min(addresses.Count, SubscriptionDefaults.ImportedMax); line++)
        {
            Rejection? why = SubscriptionWish.Read(
                "email",
                addresses[line],
                components,
                language: null,
                [.. page.Components.Select(one => one.Id)],
                page.Languages,
                allowPrivate: false,
                out SubscriptionWish? wish
            );
            if (wish is not null)
            {
                read.Add(wish);
            }

            foreach (FieldError error in why?.Errors ?? [])
            {
                bool isAddress = error.Field == "address";
                errors.When(
                    isAddress || line == 0,
                    isAddress ? "addresses" : error.Field,
                    isAddress ? $"Line {line + 1}: {error.Message}" : error.Message
                );
            }
        }

        wishes = read.ToImmutable();
        return errors.Any ? errors.Refuse("subscription.invalid", "Nobody was added, because the input is not right.") : null;
    }

    public static string[] Lines(string text) =>
        text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
