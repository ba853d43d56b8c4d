// Where the telephone provider posts: replies, the turns of a call, and what became of a message.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Server.Channels.Telephone;

namespace Muster.Server.Telephone;

/// <summary>The signature is all the authority there is: it covers the address with its query, so what Muster wrote there can be believed.</summary>
internal static class TwilioRoutes
{
    private const string SignatureHeader = "X-Twilio-Signature";

    public static void MapTwilio(this IEndpointRouteBuilder routes)
    {
        Map(routes, TelephoneAddresses.Sms, SmsAsync);
        Map(routes, TelephoneAddresses.Voice, VoiceAsync);
        Map(routes, TelephoneAddresses.Status, StatusAsync);
    }

    private static void Map(IEndpointRouteBuilder routes, string path, Func<HttpContext, IFormCollection, Task<IResult>> act) =>
        routes
            .MapPost(path, (RequestDelegate)(http => GuardedAsync(http, act)))
            .AllowAnonymous()
            .DisableAntiforgery()
            .WithMetadata(new SmallBody())
            .ExcludeFromDescription();

    private static async Task GuardedAsync(HttpContext http, Func<HttpContext, IFormCollection, Task<IResult>> act)
    {
        http.Response.Headers.CacheControl = "no-store";
        await (await ResultAsync(http, act)).ExecuteAsync(http);
    }

    private static async Task<IResult> ResultAsync(HttpContext http, Func<HttpContext, IFormCollection, Task<IResult>> act)
    {
        if (http.RequestServices.GetService<TwilioSettings>() is not { } settings)
        {
            return TypedResults.Problem(
                statusCode: StatusCodes.Status404NotFound,
                title: "No telephone provider is configured",
                detail: "Nothing was changed. Set MUSTER_TWILIO_ACCOUNT, MUSTER_TWILIO_TOKEN and MUSTER_TWILIO_FROM and restart Muster."
            );
        }

        IFormCollection form = http.Request.HasFormContentType
            ? await http.Request.ReadFormAsync(http.RequestAborted)
            : FormCollection.Empty;
        string target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        bool isSigned = http
            .RequestServices.GetRequiredService<TelephoneAddresses>()
            .IsSigned(
                target,
                form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))),
                http.Request.Headers[SignatureHeader].ToString(),
                settings
            );
        return isSigned
            ? await act(http, form)
            : TypedResults.Problem(
                statusCode: StatusCodes.Status403Forbidden,
                title: "The signature does not fit",
                detail: "Nothing was changed. MUSTER_PUBLIC_URL must be the address that the provider posts to, and MUSTER_TWILIO_TOKEN the account's own."
            );
    }

    private static async Task<IResult> SmsAsync(HttpContext http, IFormCollection form)
    {
        SmsReplies replies = http.RequestServices.GetRequiredService<SmsReplies>();
        return TwiML.Message(await replies.AnswerAsync(form["From"].ToString(), form["Body"].ToString(), http.RequestAborted));
    }

    private static async Task<IResult> VoiceAsync(HttpContext http, IFormCollection form)
    {
        if (http.Request.Query["say"].ToString() is { Length: > 0 } words)
        {
            return TwiML.Goodbye($"This is Muster. {words}");
        }

        TelephoneAnswers answers = http.RequestServices.GetRequiredService<TelephoneAnswers>();
        if (await DeliveryAsync(http, answers) is not var (page, delivery))
        {
            return TwiML.Goodbye("This is Muster. There is no such page. Goodbye.");
        }

        string key = delivery.Planned.Key;
        if (form["Digits"] == "4")
        {
            return TwiML.Goodbye(
                $"{(await answers.AcknowledgeAsync(page.Id, delivery.Planned.Person, "voice:" + key)).TrimEnd('.')}. Goodbye."
            );
        }

        if (form["Digits"] == "5")
        {
            return TwiML.Goodbye(
                $"{(await answers.DeclineAsync(page.Id, delivery.Planned.Person, "voice:" + key)).TrimEnd('.')}. Goodbye."
            );
        }

        string? inVain = null;
        if (form["Digits"] == "6")
        {
            (bool isDone, string said) = await answers.ResolveAsync(page.Id, delivery.Planned.Person);
            if (isDone)
            {
                return TwiML.Goodbye($"{said} Goodbye.");
            }

            inVain = said;
        }

        if (await answers.WhyOverAsync(page) is { } over)
        {
            return TwiML.Goodbye($"{inVain ?? $"This is Muster. {TelephoneAnswers.Title(page)}."} {over} Goodbye.");
        }

        string action = http.Request.Path + http.Request.QueryString;
        return form["Digits"].ToString() switch
        {
            "" or "*" => TwiML.Ask($"This is Muster. {TelephoneAnswers.Title(page)}. {Keys(page)}", action),
            _ => TwiML.Ask($"{inVain ?? "That key does nothing."} {Keys(page)}", action),
        };
    }

    /// <summary>A page about no alert, such as one for a role, has none to end.</summary>
    private static string Keys(Page page)
    {
        string six = page.Subject?.Group is null ? "" : ", 6 to end its alerts";
        return $"Press 4 to acknowledge, 5 if you cannot respond{six}. Press star to hear it again.";
    }

    private static async Task<IResult> StatusAsync(HttpContext http, IFormCollection form)
    {
        TelephoneAnswers answers = http.RequestServices.GetRequiredService<TelephoneAnswers>();
        string status = form["MessageStatus"].Count > 0 ? form["MessageStatus"].ToString() : form["CallStatus"].ToString();
        if (Arrived(status) is { } arrived && await DeliveryAsync(http, answers) is var (page, delivery))
        {
            await answers.RecordAsync(page.Id, delivery.Planned.Key, arrived, Words(status, form));
        }

        return TypedResults.NoContent();
    }

    /// <summary>Null on the way.</summary>
    private static bool? Arrived(string status) =>
        status switch
        {
            "delivered" or "completed" => true,
            "undelivered" or "failed" or "busy" or "no-answer" or "canceled" => false,
            _ => null,
        };

    private static string Words(string status, IFormCollection form)
    {
        string what = status switch
        {
            "delivered" => "It reached the phone",
            "completed" => "The call was answered",
            "undelivered" => "It did not reach the phone",
            "busy" => "The line was busy",
            "no-answer" => "Nobody picked up",
            "canceled" => "The call was ended before anybody picked up",
            _ => "The provider could not deliver it",
        };
        string id = form["MessageSid"].Count > 0 ? form["MessageSid"].ToString() : form["CallSid"].ToString();
        string code = form["ErrorCode"].ToString();
        return EdgeText.Line($"{what} ({status}{(code.Length > 0 ? $", error {code}" : "")}, {id})", EdgeLimits.TitleBytes);
    }

    /// <summary>The page and the delivery that the address names; null when there is none.</summary>
    private static async Task<(Page Page, PageDelivery Delivery)?> DeliveryAsync(HttpContext http, TelephoneAnswers answers)
    {
        string id = http.Request.Query["page"].ToString();
        Page? page = Slug.IsValid(id) ? await answers.PageAsync(PageId.Parse(id), http.RequestAborted) : null;
        return page?.Delivery(http.Request.Query["delivery"].ToString()) is { } delivery ? (page, delivery) : null;
    }

    /// <summary>64 KiB: a provider posts a few fields.</summary>
    private sealed class SmallBody : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => 64 * 1024;
    }
}
