using System.Text.Json;
using Services86.WebConsole.Journal;

namespace Services86.WebConsole.AdminAreas;

/// <summary>Writes the calls of the journal as JSON.</summary>
internal static class CallJson
{
    /// <summary>Writes a call without its bodies and headers.</summary>
    public static void WriteSummary(Utf8JsonWriter json, JournalEntry call)
    {
        json.WriteStartObject();
        WriteMembers(json, call);
        json.WriteNumber("requestBytes", call.Request.Length);
        json.WriteNumber("responseBytes", call.Response.Length);
        json.WriteEndObject();
    }

    /// <summary>Writes a whole call.</summary>
    public static void Write(Utf8JsonWriter json, JournalEntry call)
    {
        json.WriteStartObject();
        WriteMembers(json, call);
        json.WriteStartObject("headers");
        foreach (var header in call.Headers)
        {
            json.WriteString(header.Key, header.Value);
        }

        json.WriteEndObject();
        WriteBody(json, "request", call.Request);
        WriteBody(json, "response", call.Response);
        json.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter json, JournalEntry call)
    {
        json.WriteNumber("id", call.Id);
        json.WriteString("time", call.Time.UtcDateTime);
        json.WriteString("protocol", call.Protocol);
        json.WriteString("version", call.Version);
        json.WriteString("agent", call.Agent);
        json.WriteString("operation", call.Operation);
        json.WriteString("method", call.Method);
        json.WriteString("path", call.Path);
        json.WriteString("query", call.Query);
        json.WriteNumber("status", call.Status);
        json.WriteNumber("milliseconds", Math.Round(call.Duration.TotalMilliseconds, 2));
        json.WriteString("outcome", call.Outcome);
        json.WriteString("exceptionType", call.ExceptionType);
        json.WriteString("reason", call.Reason);
        json.WriteString("errorId", call.ErrorId);
        json.WriteString("user", call.User);
        WriteNumber(json, "associateId", call.AssociateId);
        WriteNumber(json, "applicationId", call.ApplicationId);
        json.WriteString("application", call.Application);
        json.WriteString("clientAddress", call.ClientAddress);
        json.WriteString("userAgent", call.UserAgent);
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void WriteBody(Utf8JsonWriter json, string name, JournalBody body)
    {
        json.WriteStartObject(name);
        json.WriteString("contentType", body.ContentType);
        json.WriteNumber("bytes", body.Length);
        json.WriteString("kept", body.State switch
        {
            JournalBodyState.None => "none",
            JournalBodyState.Whole => "whole",
            JournalBodyState.Cut => "begin",
            JournalBodyState.NamesOnly => "names",
            _ => "size",
        });
        json.WriteString("text", body.Text);
        json.WriteEndObject();
    }
}
