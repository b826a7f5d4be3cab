#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What the first stage of simdjson says about a text.
typedef enum {
    CSIMDJSON_OK = 0,
    /// Not even one token.
    CSIMDJSON_EMPTY,
    /// A string without an end, or with a control character inside; the index is not usable.
    CSIMDJSON_BAD_STRING,
    /// Bytes that are not UTF-8.
    CSIMDJSON_BAD_UTF8,
    /// No memory, or a failure of simdjson itself.
    CSIMDJSON_FAILED,
} CSimdJSONStatus;

/// Where the tokens of a JSON text start: brackets, colons, commas, opening quotes and the first byte of any other run.
typedef struct {
    CSimdJSONStatus status;
    /// Byte offsets in ascending order; owned by the caller, who frees them with `csimdjson_free`.
    uint32_t *offsets;
    size_t count;
} CSimdJSONIndex;

/// Finds the tokens of a text of less than 4 GiB. The first `skip` bytes count as white space (a byte-order mark).
CSimdJSONIndex csimdjson_index(const uint8_t *bytes, size_t length, size_t skip);

/// Frees what `csimdjson_index` returned.
void csimdjson_free(CSimdJSONIndex index);

#ifdef __cplusplus
}
#endif
