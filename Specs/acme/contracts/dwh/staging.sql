-- What Kafka Connect loads from the topic of orders, one row an order and one a line; the marts are built from here.
CREATE SCHEMA staging;

CREATE TABLE staging.stg_sales_order (
    load_id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    loaded_at     timestamptz    NOT NULL DEFAULT now(),
    source_system varchar(10)    NOT NULL CHECK (source_system IN ('ERP_SUB')),
    external_id   varchar(40)    NOT NULL,
    order_number  varchar(45),
    customer_id   varchar(10)    NOT NULL,
    ordered_at    timestamptz,
    requested_at  timestamptz,
    currency      varchar(3),
    net_total     numeric(16, 2),
    payment_terms varchar(4),
    po_number     varchar(35),
    sales_org     varchar(4),
    channel       varchar(2),
    ship_country  varchar(2),
    ship_city     varchar(40),
    loaded_by     varchar(20)    CHECK (loaded_by IN ('integration')),
    UNIQUE (source_system, external_id)
);

CREATE TABLE staging.stg_sales_order_line (
    load_id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source_system varchar(10)    NOT NULL CHECK (source_system IN ('ERP_SUB')),
    external_id   varchar(40)    NOT NULL,
    line_no       varchar(6),
    sku           varchar(40)    NOT NULL,
    quantity      numeric(15, 3) NOT NULL,
    unit          varchar(3),
    net_amount    numeric(16, 2),
    customer_sku  varchar(35),
    FOREIGN KEY (source_system, external_id) REFERENCES staging.stg_sales_order (source_system, external_id)
);
